import { send } from '#lib/api/http.ts';
import type { Suggestion } from '#schemas/types/api.ts';

const of = (entity: string, id: string) => `/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}/suggestions`;

/** Values for what the record lacks, found in its reports. */
export async function readSuggestions(entity: string, id: string): Promise<readonly Suggestion[]> {
  return (await send<{ data: Suggestion[] }>('GET', of(entity, id))).data;
}

export function dismissSuggestion(entity: string, id: string, { field, text }: Suggestion): Promise<void> {
  return send('POST', `${of(entity, id)}/dismiss`, { body: { field, text } });
}
