import { send } from '#lib/api/http.ts';
import type { HistoryReply, TimelineReply } from '#schemas/types/api.ts';

export interface TimelineAsk {
  order?: 'newest' | 'oldest' | undefined;
  /** Each a list with commas. */
  kinds?: string | undefined;
  author?: string | undefined;
  department?: string | undefined;
  channel?: string | undefined;
  /** Days; the last one still belongs to it. */
  from?: string | undefined;
  to?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
}

const of = (entity: string, id: string) => `/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`;

/** What happened around a record: what points at it and stands in timelines, and its own changes. */
export function readTimeline(entity: string, id: string, ask: TimelineAsk): Promise<TimelineReply> {
  return send('GET', `${of(entity, id)}/timeline`, { query: { ...ask } });
}

/** What was changed on a record, the latest first. */
export function readHistory(entity: string, id: string, ask: { cursor?: string | undefined; limit?: number } = {}): Promise<HistoryReply> {
  return send('GET', `${of(entity, id)}/history`, { query: { ...ask } });
}
