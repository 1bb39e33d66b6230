import { storeContext } from '#core/access/store-context.ts';
import { targetEntity, visibleTarget } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { type Place, placesOf } from '#core/records/places-of.ts';
import type { Trail } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, linkTable } from '#core/sql/field-columns.ts';
import { mayStillWrite } from '#core/sql/field-fence.ts';

export interface Target {
  readonly entity: Entity;
  readonly caller: Caller;
}

export interface NewRecord {
  readonly id: string;
  readonly values: RecordInput;
}

export interface ChangedRecord {
  readonly id: string;
  /** Field → [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

export interface Column {
  /** Name of the field whose value it holds, or a part of it. */
  readonly field: string;
  readonly place: Place;
  readonly part: number;
  readonly name: string;
  /** Its name among the input. */
  readonly input: string;
  readonly type: string;
}

/** Inserts many records by one statement, with the audit and outbox rows that a single insert would write. */
export async function insertMany(db: Queryable, { entity, caller }: Target, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return;
  const columns = columnsOf(fieldsOf(records), entity);
  const rows = records.map(({ id, values }) => ({
    ...inputRow(id, values, { columns, caller, entity }),
    changes: Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, [null, value]]]))),
  }));
  const names = columns.map(({ name }) => ident(name));
  const values = columns.map(({ input }) => ident('x', input));
  const actor = sql`${caller.user.id}::uuid`;
  const write = sql`INSERT INTO ${entityTable(entity)} (${join([raw('id'), raw('created_by'), raw('updated_by'), ...names], ', ')})
    SELECT ${join([raw('x.id'), actor, actor, ...values], ', ')} FROM input x
    WHERE ${mayStillWrite(entity, fieldsOf(records), caller.registry)} RETURNING id, version`;
  refuseNone(await db.run(withTrail({ rows, columns, write, entity, action: 'created', actor: caller.user.id })));
  await insertLinks(db, entity, records);
}

/** Changes many records by one statement per set of fields. Their versions are the caller's business: lock the rows first. */
export async function updateMany(
  db: Queryable,
  { entity, caller }: Target,
  records: readonly ChangedRecord[],
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  const groups = Map.groupBy(records, ({ changes }) => Object.keys(changes).sort().join(','));
  for (const group of groups.values()) {
    const after = group.map(({ id, changes }) => ({
      id,
      values: Object.fromEntries(Object.entries(changes).map(([name, [, value]]) => [name, value])),
    }));
    const columns = columnsOf(new Set(Object.keys(after[0]?.values ?? {})), entity);
    const rows = after.map(({ id, values }, i) => ({ ...inputRow(id, values, { columns, caller, entity }), changes: group[i]?.changes }));
    const assignments = columns.map(({ name, input }) => sql`${ident(name)} = ${ident('x', input)}`);
    const always = [raw('version = t.version + 1'), raw('updated_at = now()'), sql`updated_by = ${caller.user.id}::uuid`];
    const write = sql`UPDATE ${entityTable(entity)} t SET ${join([...assignments, ...always], ', ')} FROM input x
      WHERE t.id = x.id AND ${mayStillWrite(entity, fieldsOf(after), caller.registry)} RETURNING t.id, t.version`;
    const written = await db.tuples(withTrail({ rows, columns, write, entity, action: 'updated', actor: caller.user.id }));
    refuseNone(written.length);
    for (const [id, version] of written) versions.set(String(id), Number(version));
    await removeOtherLinks(db, { entity, caller }, after);
    await insertLinks(db, entity, after);
  }
  return versions;
}

/** Of rows that are there and locked, or new, all are written, or none: when the definitions that this began with are too old. */
function refuseNone(written: number): void {
  if (written === 0) throw new AppError('BUSY');
}

function fieldsOf(records: readonly NewRecord[]): Set<string> {
  return new Set(records.flatMap(({ values }) => Object.keys(values)));
}

export interface ManyMoves {
  readonly ids: readonly string[];
  /** To the trash, or out of it. */
  readonly way: 'remove' | 'restore';
  /** Only rows that meet this. */
  readonly rows?: Sql;
}

const WAYS = {
  remove: { action: 'removed', from: raw('t.deleted_at IS NULL'), to: raw('now()') },
  restore: { action: 'restored', from: raw('t.deleted_at IS NOT NULL'), to: raw('NULL') },
} as const;

/** Moves many records to the trash or out of it; those that are there already are left alone. Returns the versions of those moved. */
export async function moveMany(
  db: Queryable,
  { entity, caller }: Target,
  { ids, way, rows = raw('true') }: ManyMoves,
): Promise<ReadonlyMap<string, number>> {
  const { action, from, to } = WAYS[way];
  const input = ids.map((id) => ({ id, audit_id: uuid7(), outbox_id: uuid7(), changes: {} }));
  const write = sql`UPDATE ${entityTable(entity)} t SET deleted_at = ${to}, version = t.version + 1, updated_at = now(), updated_by = ${caller.user.id}::uuid
    FROM input x WHERE t.id = x.id AND ${from} AND ${rows} RETURNING t.id, t.version`;
  const statement = withTrail({ rows: input, columns: [], write, entity, action, actor: caller.user.id });
  return new Map((await db.tuples(statement)).map(([id, version]) => [String(id), Number(version)]));
}

export function columnsOf(names: ReadonlySet<string>, entity: Entity): Column[] {
  const fields = [...names].map((name) => entity.fields.get(name) as Field);
  const columns = fields.flatMap((field) =>
    placesOf(field).flatMap((place) => {
      const specs = place.type.columns(place.definition);
      return place.columns.map((name, part) => ({ field: field.name, place, part, name, type: specs[part]?.type ?? 'text' }));
    }),
  );
  return columns.map((column, i) => ({ ...column, input: `c${i}` }));
}

interface RowShape extends Target {
  readonly columns: readonly Column[];
}

export function inputRow(id: string, values: RecordInput, { columns, caller }: RowShape): Record<string, unknown> {
  const context = storeContext(caller);
  const row: Record<string, unknown> = { id, audit_id: uuid7(), outbox_id: uuid7() };
  let stored: readonly unknown[] = [];
  for (const { field, place, part, input } of columns) {
    if (part === 0) {
      const value = place.valueOf(values[field] ?? null);
      stored = place.type.store ? place.type.store(value, context, place.definition) : [value];
    }
    row[input] = stored[part] ?? null;
  }
  return row;
}

interface Trailed extends Pick<Trail, 'entity' | 'action' | 'actor'> {
  readonly rows: readonly Record<string, unknown>[];
  readonly columns: readonly Column[];
  /** Reads `input x` and returns id and version. */
  readonly write: Sql;
}

/** One parameter carries all the rows, whatever their number: PostgreSQL takes the JSON apart into typed columns. */
function withTrail({ rows, columns, write, entity, action, actor }: Trailed): Sql {
  const types = [
    raw('id uuid, audit_id uuid, outbox_id uuid, changes jsonb'),
    ...columns.map(({ input, type }) => sql`${ident(input)} ${raw(type)}`),
  ];
  const no = raw(String(entity.no));
  return sql`WITH input AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(${join(types, ', ')})),
    new AS (${write}),
    audited AS (INSERT INTO vinculo.audit (id, entity_no, record_id, action, actor, version, changes)
      SELECT x.audit_id, ${no}, n.id, ${raw(`'${action}'`)}, ${actor}::uuid, n.version, x.changes FROM new n JOIN input x USING (id)),
    told AS (INSERT INTO vinculo.outbox (id, kind, entity_no, record_id, version, actor, body)
      SELECT x.outbox_id, ${raw(`'record.${action}'`)}, ${no}, n.id, n.version, ${actor}::uuid,
        jsonb_build_object('fields', (SELECT coalesce(jsonb_agg(k), '[]') FROM jsonb_object_keys(x.changes) k)) FROM new n JOIN input x USING (id))
    SELECT id, version FROM new`;
}

interface LinkValue {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

export async function insertLinks(db: Queryable, entity: Entity, records: readonly NewRecord[]): Promise<void> {
  for (const { name: field, place } of linkPlaces(entity, records)) {
    const attributes = place.type.linkColumns?.(place.definition) ?? [];
    const rows = records.flatMap(({ id, values }) =>
      ((place.valueOf(values[field] ?? null) ?? []) as readonly LinkValue[]).map((link, position) => ({
        ...link,
        record_id: id,
        target_id: link.id,
        position,
      })),
    );
    if (rows.length === 0) continue;
    const names = ['record_id', 'target_id', 'position', ...attributes.map(({ name }) => name)].map((name) => ident(name));
    const types = [
      raw('record_id uuid, target_id uuid, position int'),
      ...attributes.map(({ name, type }) => sql`${ident(name)} ${raw(type)}`),
    ];
    const updates = ['position', ...attributes.map(({ name }) => name)].map((name) => sql`${ident(name)} = EXCLUDED.${ident(name)}`);
    await db.run(
      sql`INSERT INTO ${linkTable(place)} (${join(names, ', ')}) SELECT ${join(names, ', ')} FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(${join(types, ', ')})
        ON CONFLICT (record_id, target_id) DO UPDATE SET ${join(updates, ', ')}`,
    );
  }
}

async function removeOtherLinks(db: Queryable, { entity, caller }: Target, records: readonly NewRecord[]): Promise<void> {
  for (const { name, place } of linkPlaces(entity, records)) {
    const linksOf = ({ values }: NewRecord) => (place.valueOf(values[name] ?? null) ?? []) as readonly LinkValue[];
    const kept = records.flatMap((record) => linksOf(record).map((link) => [record.id, link.id]));
    await db.run(
      sql`DELETE FROM ${linkTable(place)} l USING ${entityTable(targetEntity(place, caller))} j
        WHERE l.target_id = j.id AND ${visibleTarget(place, caller, 'j')} AND l.record_id = ANY(${records.map(({ id }) => id)}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM json_array_elements(${JSON.stringify(kept)}::json) k WHERE (k->>0)::uuid = l.record_id AND (k->>1)::uuid = l.target_id)`,
    );
  }
}

function linkPlaces(entity: Entity, records: readonly NewRecord[]): { name: string; place: Place }[] {
  return [...fieldsOf(records)].flatMap((name) =>
    placesOf(entity.fields.get(name) as Field).flatMap((place) => (place.link ? [{ name, place }] : [])),
  );
}
