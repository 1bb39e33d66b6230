import type { Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { columnTypes } from '#core/sql/field-columns.ts';

/** A column of one source: what kinds of values may share a place with it, and how it is read. */
export interface SourceColumn {
  readonly kind: string;
  readonly read: Sql;
  /** It is read already: where it stands, counted from the first place. */
  readonly given?: number;
}

export interface PackedColumns {
  readonly select: readonly Sql[];
  /** Per source: where each of its columns stands in `select`. */
  readonly places: readonly (readonly number[])[];
}

/** Which columns may share a place: those of one type of the database. */
export function kindsOf(field: Field): string[] {
  if (field.link) return ['link'];
  // Columns of the engine's own are not all made as their field types say.
  if (field.system) return field.columns.map((column) => `system ${column}`);
  return [...columnTypes(field)];
}

/**
 * Rows of several sources in one list: columns of the same type share a place, so that a row is not mostly empty places of the others.
 * `sources` go by their numbers in `k.src`.
 */
export function packColumns(sources: ReadonlyMap<number, readonly SourceColumn[]>): PackedColumns {
  const shared: { readonly kind: string; readonly reads: Map<number, Sql> }[] = [];
  const places = [...sources].map(([number, columns]) =>
    columns.map(({ kind, read, given }) => {
      if (given !== undefined) return given;
      const free = shared.findIndex((place) => place.kind === kind && !place.reads.has(number));
      const at = free === -1 ? shared.push({ kind, reads: new Map() }) - 1 : free;
      shared[at]?.reads.set(number, read);
      return at;
    }),
  );
  return { select: shared.map(({ reads }) => bySource(reads)), places };
}

/** The value that the row's own source has here; of the others nothing is even looked up. */
export function bySource(reads: ReadonlyMap<number, Sql>): Sql {
  const cases = [...reads].map(([number, read]) => sql`WHEN ${raw(String(number))} THEN ${read}`);
  return sql`CASE k.src ${join(cases, ' ')} END`;
}
