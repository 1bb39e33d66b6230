import { send } from '#lib/api/http.ts';
import type { BoardQuery, BoardReply } from '#schemas/types/api.ts';

/** Records in columns, each with its count, its sum and its first cards. */
export function readBoard(entity: string, query: BoardQuery, signal?: AbortSignal): Promise<BoardReply> {
  return send('POST', `/records/${encodeURIComponent(entity)}/board`, { body: query, ...(signal && { signal }) });
}
