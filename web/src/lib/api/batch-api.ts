import { send } from '#lib/api/http.ts';
import type { Batch, BatchRequest } from '#schemas/types/api.ts';

const at = (id: string) => `/batches/${encodeURIComponent(id)}`;

export function startBatch(entity: string, request: BatchRequest): Promise<Batch> {
  return send('POST', `/records/${encodeURIComponent(entity)}/batch`, { body: request });
}

export function getBatch(id: string): Promise<Batch> {
  return send('GET', at(id));
}

export function stepBatch(id: string, step: 'cancel' | 'undo'): Promise<Batch> {
  return send('POST', `${at(id)}/${step}`, { body: {} });
}
