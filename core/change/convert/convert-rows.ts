import type { FieldType, Formats } from '#core/contract/field-type.ts';
import type { Field } from '#core/contract/registry.ts';
import { ident, join, literal, raw, type Sql, sql } from '#core/kit/sql.ts';
import { converter, isNothing, loadValue, type Typed } from '#core/registry/convert-value.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import type { FormerStorage, Storage } from '#core/registry/physical.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** The values of a field and what becomes of them. */
export interface ConvertedField {
  readonly table: string;
  readonly from: Typed & Storage;
  readonly to: Typed & Storage;
  readonly formats: Formats;
  readonly former: FormerStorage | null;
}

export interface ConvertedRow {
  readonly id: string;
  readonly version: number;
  readonly before: unknown;
  readonly after: unknown;
  /** It held something, and nothing or less is left. */
  readonly isLost: boolean;
}

export function storageOf(field: Pick<Field, 'columns' | 'link'>): Storage {
  return { columns: field.columns, linkTable: field.link?.table ?? null };
}

/** Which rows to read: all from one on, in order, or these. */
export type Rows =
  | { readonly after: string | null; readonly limit: number }
  | { readonly ids: readonly string[] }
  | { readonly sample: number };

/** Reads rows and converts them. Where the former value, converted as it once was, gives the present one, the former value stands. */
export function rowConverter(field: ConvertedField): (db: Queryable, rows: Rows) => Promise<ConvertedRow[]> {
  const { from, to, formats, former } = field;
  const convert = converter({ from, to, formats });
  const back = former && {
    place: { ...typed(former.before), columns: former.columns, linkTable: former.linkTable },
    forward: converter({ from: typed(former.before), to: typed(former.after), formats: former.formats }),
  };
  return async (db, rows) => {
    const pieces = [from, ...(back ? [back.place] : [])].flatMap(selected);
    const tuples = await db.tuples(
      sql`SELECT ${join([raw('t.id, t.version'), ...pieces], ', ')} FROM ${ident('entity', field.table)} t ${where(rows)}`,
    );
    return tuples.map(([id, version, ...stored]) => {
      const before = loadStored(from, stored);
      const converted = convert(before);
      let after = 'reason' in converted ? null : converted.value;
      if (back) {
        const old = loadStored(back.place, stored.slice(widthOf(from)));
        const once = back.forward(old);
        if (written('reason' in once ? null : once.value) === written(before)) after = old;
      }
      const isLost = !isNothing(before) && isNothing(after);
      return { id: String(id), version: Number(version), before, after, isLost };
    });
  };
}

export function typed(definition: FieldDefinition): Typed {
  return { type: engineTypes.get(definition['x-type']) as FieldType, definition };
}

function where(rows: Rows): Sql {
  if ('ids' in rows) return sql`WHERE t.id = ANY(${rows.ids}::uuid[])`;
  if ('sample' in rows) return sql`TABLESAMPLE SYSTEM (${rows.sample}::real)`;
  const { after, limit } = rows;
  return sql`${after === null ? sql`` : sql`WHERE t.id > ${after}::uuid`} ORDER BY t.id LIMIT ${limit}::int`;
}

const widthOf = ({ columns, linkTable }: Storage): number => (linkTable === null ? columns.length : 1);

function selected({ type, definition, columns, linkTable }: Typed & Storage): Sql[] {
  if (linkTable === null) return columns.map((column) => ident('t', column));
  const attributes = (type.linkColumns?.(definition) ?? []).map(({ name }) => sql`, ${literal(name)}, ${ident('l', name)}`);
  return [
    sql`(SELECT jsonb_agg(jsonb_build_object('id', l.target_id${join(attributes, '')}) ORDER BY l.position, l.target_id) FROM ${ident('entity', linkTable)} l WHERE l.record_id = t.id)`,
  ];
}

function loadStored(place: Typed & Storage, stored: readonly unknown[]): unknown {
  return place.linkTable === null ? loadValue(place, stored.slice(0, place.columns.length)) : (stored[0] ?? null);
}

/** The same text for the same value, whatever the order of its members. */
function written(value: unknown): string {
  return isNothing(value) ? '' : JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
