import { send } from '#lib/api/http.ts';
import type { Included, ListReply, Query, RecordReply, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

export type FieldValues = Record<string, unknown>;

const at = (entity: string, id?: string) => `/records/${encodeURIComponent(entity)}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export function queryRecords(entity: string, query: Query, signal?: AbortSignal): Promise<ListReply> {
  return send('POST', `${at(entity)}/query`, { body: query, ...(signal && { signal }) });
}

/** What these fields of the records that fit come to; null where nothing was there. Amounts are in the organisation's currency. */
export async function sumRecords(
  entity: string,
  { fields, filter }: { fields: readonly string[]; filter?: Condition | undefined },
  signal?: AbortSignal,
): Promise<Record<string, string | null>> {
  const measures = fields.map((field) => ({ op: 'sum', field }));
  const body = { measures, ...(filter && { filter }) };
  const { data } = await send<{ data: { values: Record<string, string | null> }[] }>('POST', `${at(entity)}/aggregate`, {
    body,
    ...(signal && { signal }),
  });
  return Object.fromEntries(fields.map((field) => [field, data[0]?.values[`sum:${field}`] ?? null]));
}

/** `fields`: "*" for all of the record, and by name what is about the caller: "*,starred". */
export function getRecord(entity: string, id: string, parts: { include?: string; fields?: string } = {}): Promise<RecordReply> {
  return send('GET', at(entity, id), { query: parts });
}

export function createRecord(entity: string, values: FieldValues, key?: string): Promise<RecordReply> {
  return send('POST', at(entity), { body: values, ...(key !== undefined && { key }) });
}

/** Refused with RECORD_CONFLICT when somebody saved since that version; the problem's `current` is the stored record. */
export function updateRecord(entity: string, base: Pick<StoredRecord, 'id' | 'version'>, changes: FieldValues): Promise<RecordReply> {
  return send('PATCH', at(entity, base.id), { version: base.version, body: changes });
}

/** The clear value of a secret; that it was asked for is written in the record's history. */
export function revealSecret(entity: string, id: string, field: string): Promise<{ value: string | null }> {
  return send('POST', `${at(entity, id)}/reveal`, { body: { field } });
}

/** To the trash. */
export function removeRecord(entity: string, id: string, version: number): Promise<void> {
  return send('DELETE', at(entity, id), { version });
}

export function restoreRecord(entity: string, id: string): Promise<RecordReply> {
  return send('POST', `${at(entity, id)}/restore`, { body: {} });
}

/** How many of the records that fit have each value of a field, the most frequent first. */
export async function countByValue(
  entity: string,
  { field, filter, limit }: { field: string; filter: Condition; limit: number },
  signal?: AbortSignal,
): Promise<{ values: { value: unknown; count: number }[]; included: Included }> {
  const body = { groupBy: [{ field }], filter, limit };
  const reply = await send<{ data: { keys: unknown[]; values: { count: number } }[]; included: Included }>(
    'POST',
    `${at(entity)}/aggregate`,
    {
      body,
      ...(signal && { signal }),
    },
  );
  return { values: reply.data.map(({ keys, values }) => ({ value: keys[0] ?? null, count: values.count })), included: reply.included };
}
