import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import { storeContext } from '#core/access/store-context.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { FieldSql } from '#core/contract/field-type.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Reading } from '#core/records/context.ts';
import type { SlotField } from '#core/records/import/mapping/slot-fields.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** A record that is to be created from what the cells of a place say of it. */
export interface PlannedRecord {
  readonly id: string;
  readonly target: Entity;
  readonly values: RecordInput;
}

/** By the field, each value once, as JSON and as it is. */
export type SlotValues = Map<Field, Map<string, unknown>>;

/** A relation with slots that a file fills: by which fields its records are found, and which there are. */
export interface SlotPlan {
  readonly holder: Field;
  readonly target: Entity;
  /** The surest first, the title last. */
  readonly finders: readonly Field[];
  /** Ids by field and value; filled by `loadSlots`, and by what is planned on the way. */
  readonly known: Map<string, Set<string>>;
  /** The one form of each value that the file has. */
  readonly keys: Map<string, string>;
  /** What rows before have asked to create, by id. */
  readonly planned: Map<string, PlannedRecord>;
}

export function planSlots({ holder, target, slots }: SlotField, { caller }: Pick<Reading, 'caller'>): SlotPlan {
  const reading = policyFor(caller, target, 'read');
  const names = [...new Set([...(slots.match ?? []), target.titleField.name])];
  const finders = names
    .flatMap((name) => target.fields.get(name) ?? [])
    .filter((field) => field.columns.length > 0 && reading.field(field) === 'all');
  return { holder, target, finders, known: new Map(), keys: new Map(), planned: new Map() };
}

const CHUNK = 500;

/** Finds out once which records have the values that the file names; only such as the caller may see. */
export async function loadSlots(reading: Reading, plan: SlotPlan, values: SlotValues): Promise<void> {
  for (const [field, given] of values) {
    const all = [...given];
    for (let from = 0; from < all.length; from += CHUNK) await loadValues(reading, plan, { field, given: all.slice(from, from + CHUNK) });
  }
}

async function loadValues(
  { db, caller }: Reading,
  { target, known, keys }: SlotPlan,
  { field, given }: { readonly field: Field; readonly given: readonly (readonly [string, unknown])[] },
): Promise<void> {
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias: 't' });
  const wanted = given.map(([, value], n) => sql`(${n}::int, ${join(storedColumns(field, value, caller), ', ')})`);
  const asked = keyOf(field, { columns: field.columns.map((column) => ident('w', column)) });
  const names = join([raw('n'), ...field.columns.map((column) => ident(column))], ', ');
  // What is the same is decided by the database, as it is for a unique field.
  const tuples = await db.tuples(
    sql`SELECT w.n, (${asked})::text, t.id FROM (VALUES ${join(wanted, ', ')}) w(${names})
      LEFT JOIN ${entityTable(target)} t ON ${keyOf(field, fieldColumns(field, 't'))} = ${asked} AND t.deleted_at IS NULL AND ${rows}`,
  );
  for (const [n, canonical, id] of tuples) {
    if (canonical === null) continue;
    const place = `${field.name}\n${String(canonical)}`;
    keys.set(`${field.name}\n${given[Number(n)]?.[0]}`, place);
    if (id !== null) note(known, place, String(id));
  }
}

/** Texts are the same in spite of case and accents; what is indexed in one form, such as a number to call, is compared in that form. */
function keyOf({ type }: Field, at: FieldSql): Sql {
  return sql`vinculo.fold((${type.index?.(at) ?? (at.columns[0] as Sql)})::text)`;
}

function storedColumns({ type, definition }: Field, value: unknown, caller: Caller): Sql[] {
  const stored = type.store ? type.store(value, storeContext(caller), definition) : [value];
  return type.columns(definition).map((column, i) => {
    const parameter = column.type === 'jsonb' ? JSON.stringify(stored[i]) : stored[i];
    return sql`${parameter ?? null}::${raw(column.type)}`;
  });
}

/** The records that somebody in a slot may be. */
export function findInSlot(values: RecordInput, plan: SlotPlan): ReadonlySet<string> {
  for (const field of surest(values, plan)) {
    const found = keyed(values, field, plan).flatMap((key) => [...(plan.known.get(key) ?? [])]);
    if (found.length > 0) return new Set(found);
  }
  return new Set();
}

/** The next row that names the same gets the same record. */
export function rememberInSlot(record: PlannedRecord, plan: SlotPlan): void {
  plan.planned.set(record.id, record);
  for (const field of surest(record.values, plan)) for (const key of keyed(record.values, field, plan)) note(plan.known, key, record.id);
}

/** Who is named by nothing surer is known by the title. */
function surest(values: RecordInput, { target, finders }: SlotPlan): readonly Field[] {
  const sure = finders.filter((field) => field !== target.titleField && values[field.name] !== undefined);
  return sure.length > 0 ? sure : finders;
}

function keyed(values: RecordInput, field: Field, { keys }: SlotPlan): string[] {
  const key = keys.get(`${field.name}\n${JSON.stringify(values[field.name])}`);
  return key === undefined ? [] : [key];
}

function note(known: Map<string, Set<string>>, key: string, id: string): void {
  known.set(key, (known.get(key) ?? new Set()).add(id));
}
