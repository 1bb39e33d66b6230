import { send } from '#lib/api/http.ts';
import type { SearchReply } from '#schemas/types/api.ts';

interface Narrowing {
  /** Only these; all that people go to without it. */
  entities?: readonly string[];
  /** Hits per entity. */
  limit?: number;
  signal?: AbortSignal;
}

/** An empty question answers with what the person worked on last. */
export function search(question: string, { entities, limit, signal }: Narrowing = {}): Promise<SearchReply> {
  return send('GET', '/search', { query: { q: question, entities: entities?.join(','), limit }, ...(signal && { signal }) });
}
