import { send } from '#lib/api/http.ts';
import type { ListReply, Query, RecordReply, StoredRecord } from '#schemas/types/api.ts';

export type FieldValues = Record<string, unknown>;

const at = (entity: string, id?: string) => `/records/${encodeURIComponent(entity)}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export function queryRecords(entity: string, query: Query, signal?: AbortSignal): Promise<ListReply> {
  return send('POST', `${at(entity)}/query`, { body: query, ...(signal && { signal }) });
}

export function getRecord(entity: string, id: string, include?: string): Promise<RecordReply> {
  return send('GET', at(entity, id), { query: { include } });
}

export function createRecord(entity: string, values: FieldValues, key?: string): Promise<RecordReply> {
  return send('POST', at(entity), { body: values, ...(key !== undefined && { key }) });
}

/** Refused with RECORD_CONFLICT when somebody saved since that version; the problem's `current` is the stored record. */
export function updateRecord(entity: string, base: Pick<StoredRecord, 'id' | 'version'>, changes: FieldValues): Promise<RecordReply> {
  return send('PATCH', at(entity, base.id), { version: base.version, body: changes });
}

/** To the trash. */
export function removeRecord(entity: string, id: string, version: number): Promise<void> {
  return send('DELETE', at(entity, id), { version });
}

export function restoreRecord(entity: string, id: string): Promise<RecordReply> {
  return send('POST', `${at(entity, id)}/restore`, { body: {} });
}
