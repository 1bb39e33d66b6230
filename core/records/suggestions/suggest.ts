import { createHash } from 'node:crypto';
import { callerFormats } from '#core/access/caller-formats.ts';
import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import type { Pointer } from '#core/fields/relation-any/pointers.ts';
import { sql } from '#core/kit/sql.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { getRecord } from '#core/records/get.ts';
import { listRecords } from '#core/records/list.ts';
import { isEmpty } from '#core/records/prepare-values.ts';
import { findSuggestions, type Prose } from '#core/records/suggestions/find-suggestions.ts';
import { askedTimeline } from '#core/records/timeline/asked-timeline.ts';
import { timelineSources } from '#core/records/timeline/timeline-sources.ts';
import { checkBody } from '#core/records/validator.ts';
import type { Suggestion } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

export interface OfRecord {
  readonly entity: string;
  readonly id: string;
}

/** How many of the newest reports are looked into. */
const MOST_READ = 50;

/** Values for what an expected field lacks, found in the reports that the caller may read, for fields that they may fill in. */
export async function suggestValues(context: RecordsContext, caller: Caller, request: OfRecord): Promise<Suggestion[]> {
  const entity = findEntity(caller, request.entity);
  const id = checkId(request.id);
  const expected = fillable(entity, caller);
  const { data } = await getRecord(context, caller, { entity: entity.name, id, fields: expected.map(({ name }) => name) });
  const fields = expected.filter(({ name }) => isEmpty(data[name]));
  if (fields.length === 0) return [];
  const [prose, dismissed] = await Promise.all([readProse(context, caller, { entity, id }), readDismissed(context, id)]);
  return findSuggestions({ fields, prose, formats: callerFormats(caller) }).filter(
    (one) =>
      !dismissed.has(keyOf(entity.fields.get(one.field) as Field, one.text)) && checkBody(entity, { [one.field]: one.value }).length === 0,
  );
}

/** Expected, of a form that can be found in prose, and the caller's to read and to write. */
function fillable(entity: Entity, caller: Caller): Field[] {
  const [read, update] = [policyFor(caller, entity, 'read'), policyFor(caller, entity, 'update')];
  if (update.rows === 'none') return [];
  return (entity.definition['x-view']?.expected ?? []).flatMap((name) => {
    const field = entity.fields.get(name);
    if (!field?.type.find || field.readOnly || field.computed) return [];
    return read.field(field) === 'none' || update.field(field) === 'none' ? [] : [field];
  });
}

interface Target {
  readonly entity: Entity;
  readonly id: string;
}

/** Through the same door as every list: what the caller may not see is not looked into. */
async function readProse(context: RecordsContext, caller: Caller, { entity, id }: Target): Promise<Prose[]> {
  const sources = timelineSources(entity, caller, askedTimeline({ kinds: 'story' }, caller));
  const found = await Promise.all(
    sources.map(async (source) => {
      const text = source.fields.find(({ name }) => name === source.entity.definition['x-view']?.timeline?.text);
      if (!text) return [];
      const or = source.pointers.map((field) => pointsAt(field, { entity: entity.name, id }));
      const { data } = await listRecords(context, caller, {
        entity: source.entity.name,
        filter: { or },
        fields: [text.name, source.at.name],
        sort: `-${source.at.name}`,
        limit: MOST_READ,
        count: 'none',
      });
      return data.map((record) => ({
        prose: { text: String(record[text.name] ?? ''), entity: source.entity.name, id: record.id },
        at: String(record[source.at.name] ?? ''),
      }));
    }),
  );
  const newest = found.flat().sort((a, b) => b.at.localeCompare(a.at));
  return newest.slice(0, MOST_READ).map(({ prose }) => prose);
}

/** The condition that a relation leads to a record. */
function pointsAt({ name, link, type }: Field, pointer: Pointer): Condition {
  return { field: name, op: link ? 'contains' : 'eq', value: type.relation === 'any' ? { ...pointer } : pointer.id };
}

export interface Dismissal extends OfRecord {
  readonly field: string;
  /** As it was suggested. */
  readonly text: string;
}

/** Somebody looked at it and it is not so: it is not suggested for this record again, to anybody. */
export async function dismissSuggestion(context: RecordsContext, caller: Caller, request: Dismissal): Promise<void> {
  const entity = findEntity(caller, request.entity);
  const field = fillable(entity, caller).find(({ name }) => name === request.field);
  if (!field) throw new AppError('QUERY_INVALID', { places: [{ path: '/field', code: 'field.unknown' }] });
  await getRecord(context, caller, { entity: entity.name, id: request.id, fields: ['id'] });
  await context.database.run(
    sql`INSERT INTO vinculo.dismissed_suggestion (record_id, key, entity_no, by)
      VALUES (${checkId(request.id)}::uuid, ${keyOf(field, request.text)}, ${entity.no}::int, ${caller.user.id}::uuid) ON CONFLICT DO NOTHING`,
  );
}

async function readDismissed({ database }: RecordsContext, id: string): Promise<Set<string>> {
  const rows = await database.rows<{ key: string }>(sql`SELECT key FROM vinculo.dismissed_suggestion WHERE record_id = ${id}::uuid`);
  return new Set(rows.map(({ key }) => key));
}

/** Not the value itself, which may be somebody's number and outlive the report it stood in. */
function keyOf(field: Field, text: string): string {
  return createHash('sha256').update(`${field.uid}\n${text}`).digest('base64url');
}
