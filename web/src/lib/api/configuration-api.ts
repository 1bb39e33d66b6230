import { address, send } from '#lib/api/http.ts';
import type { Plan } from '#schemas/types/api.ts';

/** Path → what the file says: `entities/x_machine.json`, `extends/lead.json`. */
export type ConfigurationFiles = Readonly<Record<string, unknown>>;

/** A zip archive. */
export const configurationAddress = address('/schema/configuration');

export function getConfiguration(): Promise<{ files: ConfigurationFiles }> {
  return send('GET', '/schema/configuration', { query: { format: 'json' } });
}

export function planConfiguration(files: ConfigurationFiles): Promise<Plan> {
  return send('POST', '/schema/configuration', { query: { dryRun: true }, body: { files } });
}

export function applyConfiguration(files: ConfigurationFiles): Promise<{ revision: number; plan: Plan }> {
  return send('POST', '/schema/configuration', { body: { files } });
}
