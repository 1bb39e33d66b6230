import type { RecordInput } from '#core/contract/records.ts';
import { ident, join, raw, sql } from '#core/kit/sql.ts';
import { uuid7, uuid7From } from '#core/kit/uuid7.ts';
import { columnsOf, inputRow, insertLinks, type Target } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** One entry of a record's trail. */
export interface PastEvent {
  readonly action: 'created' | 'updated' | 'removed';
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** Field → [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** A record with a history, as it stands at the end of it. */
export interface PastRecord {
  readonly id: string;
  readonly values: RecordInput;
  /** Oldest first; the first one created it. */
  readonly trail: readonly PastEvent[];
}

const RECORD_COLUMNS =
  'id uuid, version int, created_at timestamptz(3), created_by uuid, updated_at timestamptz(3), updated_by uuid, deleted_at timestamptz(3)';
const TRAIL_COLUMNS = 'id uuid, record_id uuid, action text, actor uuid, version int, at timestamptz(3), changes jsonb';

/** Inserts records with the history they bring along. The outbox hears of it once, and not of each record. */
export async function insertPast(db: Queryable, { entity, caller }: Target, records: readonly PastRecord[]): Promise<void> {
  if (records.length === 0) return;
  const columns = columnsOf(new Set(records.flatMap(({ values }) => Object.keys(values))), entity);
  const rows = records.map(({ id, values, trail }) => ({ ...inputRow(id, values, { columns, caller, entity }), ...standing(trail) }));
  const types = [raw(RECORD_COLUMNS), ...columns.map(({ input, type }) => sql`${ident(input)} ${raw(type)}`)];
  const own = raw('id, version, created_at, created_by, updated_at, updated_by, deleted_at');
  const names = join([own, ...columns.map(({ name }) => ident(name))], ', ');
  const values = join([own, ...columns.map(({ input }) => ident(input))], ', ');
  await db.run(
    sql`INSERT INTO ${entityTable(entity)} (${names}) SELECT ${values} FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(${join(types, ', ')})`,
  );
  await insertLinks(db, entity, records);
  const trail = records.flatMap(trailRows);
  await db.run(
    sql`INSERT INTO vinculo.audit (id, entity_no, record_id, action, actor, version, at, changes)
      SELECT id, ${entity.no}::int, record_id, action, actor, version, at, changes FROM json_to_recordset(${JSON.stringify(trail)}::json) AS r(${raw(TRAIL_COLUMNS)})`,
  );
}

/** Whoever keeps something that was read from these entities reads it again: a row of the outbox in the transaction that changed many of them. */
export async function tellOfMany(db: Queryable, entityNos: readonly number[]): Promise<void> {
  const rows = entityNos.map((no) => ({ id: uuid7(), no }));
  await db.run(
    sql`INSERT INTO vinculo.outbox (id, kind, entity_no) SELECT id, ${MANY_CHANGED}, no FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, no int)`,
  );
}

/** The outbox's word for changes of an entity that it does not list one by one. */
export const MANY_CHANGED = 'records.changed';

function standing(trail: readonly PastEvent[]): Record<string, unknown> {
  const [first] = trail;
  const last = trail.at(-1);
  return {
    version: trail.length,
    created_at: first?.at,
    created_by: first?.by,
    updated_at: last?.at,
    updated_by: last?.by,
    deleted_at: last?.action === 'removed' ? last.at : null,
  };
}

function trailRows({ id, trail }: PastRecord): Record<string, unknown>[] {
  return trail.map(({ action, at, by, changes }, i) => ({
    id: uuid7From(new Date(at), `${id}:${i}`),
    record_id: id,
    action,
    actor: by,
    version: i + 1,
    at,
    changes,
  }));
}
