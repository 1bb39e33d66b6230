import type { RecordInput } from '#core/contract/records.ts';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

/**
 * What the rows of a trial would have written, for the rows after them: the second row about the same record is an update of it.
 * Only keys and row numbers stay in memory; the values are read back from the staging table when a key comes again.
 */
export interface EarlierRows {
  /** Keys that a row before this one has used; of unique values too. */
  has(scope: string, key: string): boolean;
  /** What earlier rows made of the records with these keys, by key. */
  load(db: Queryable, importId: string, keys: readonly string[]): Promise<ReadonlyMap<string, Earlier>>;
  /** Takes note of rows whose findings are about to be stored. Nothing counts before `settle`. */
  note(row: EarlierRow): void;
  settle(): void;
  /** How much is noted but not settled, and a way back to it. */
  mark(): number;
  backTo(mark: number): void;
}

export interface Earlier {
  /** The record is one that a row of the file would have created. */
  readonly created: boolean;
  readonly values: RecordInput;
}

export interface EarlierRow {
  readonly no: number;
  readonly key: string | undefined;
  readonly created: boolean;
  readonly values: RecordInput;
  readonly uniques: readonly { readonly scope: string; readonly key: string }[];
}

export function earlierRows(): EarlierRows {
  const rowsByKey = new Map<string, number[]>();
  const createdKeys = new Set<string>();
  const uniques = new Map<string, Set<string>>();
  let fresh: EarlierRow[] = [];
  return {
    has: (scope, key) =>
      uniques.get(scope)?.has(key) === true || fresh.some((row) => row.uniques.some((other) => other.scope === scope && other.key === key)),
    load: async (db, importId, keys) => {
      const known = keys.filter((key) => rowsByKey.has(key));
      const stored = await storedValues(
        db,
        importId,
        known.flatMap((key) => rowsByKey.get(key) ?? []),
      );
      const unsettled = Map.groupBy(fresh, ({ key }) => key);
      return new Map(
        keys.flatMap((key): [string, Earlier][] => {
          const settled = (rowsByKey.get(key) ?? []).map((no) => stored.get(no) ?? {});
          const late = unsettled.get(key) ?? [];
          if (settled.length === 0 && late.length === 0) return [];
          const created = createdKeys.has(key) || late.some((row) => row.created);
          return [[key, { created, values: Object.assign({}, ...settled, ...late.map(({ values }) => values)) as RecordInput }]];
        }),
      );
    },
    note: (row) => void fresh.push(row),
    settle: () => {
      for (const { no, key, created, uniques: own } of fresh) {
        if (key !== undefined) rowsByKey.set(key, [...(rowsByKey.get(key) ?? []), no]);
        if (key !== undefined && created) createdKeys.add(key);
        for (const unique of own) uniques.set(unique.scope, (uniques.get(unique.scope) ?? new Set()).add(unique.key));
      }
      fresh = [];
    },
    mark: () => fresh.length,
    backTo: (mark) => {
      fresh = fresh.slice(0, mark);
    },
  };
}

async function storedValues(db: Queryable, importId: string, rows: readonly number[]): Promise<ReadonlyMap<number, RecordInput>> {
  if (rows.length === 0) return new Map();
  const found = await db.rows<{ row_no: number; record: RecordInput | null }>(
    sql`SELECT row_no, record FROM vinculo.import_row WHERE import_id = ${importId}::uuid AND row_no = ANY(${rows}::int[])`,
  );
  return new Map(found.map(({ row_no, record }) => [row_no, record ?? {}]));
}
