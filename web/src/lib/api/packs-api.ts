import { send } from '#lib/api/http.ts';
import type { PackView, Plan } from '#schemas/types/api.ts';

export type PackVerb = 'install' | 'uninstall';

export function listPacks(): Promise<{ data: PackView[] }> {
  return send('GET', '/packs');
}

export function planPack(id: string, verb: PackVerb): Promise<Plan> {
  return send('POST', `/packs/${encodeURIComponent(id)}/${verb}`, { query: { dryRun: true }, body: {} });
}

export function changePack(id: string, verb: PackVerb): Promise<{ revision: number; plan: Plan }> {
  return send('POST', `/packs/${encodeURIComponent(id)}/${verb}`, { body: {} });
}
