import type { ConvertedField, ConvertedRow } from '#core/change/convert/convert-rows.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { isNothing } from '#core/registry/convert-value.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

export interface Put {
  /** Rows that held something else. */
  readonly changed: number;
  /** Rows that somebody wrote since they were read. */
  readonly moved: readonly string[];
}

/** Brings converted values where they belong, in rows that are still what they were read as. Versions stay: nothing has changed for anybody. */
export async function putRows(database: Database, field: ConvertedField, rows: readonly ConvertedRow[]): Promise<Put> {
  if (rows.length === 0) return { changed: 0, moved: [] };
  const changed = field.to.linkTable === null ? await putColumns(database, field, rows) : await putLinks(database, field, rows);
  // A statement of its own: what was committed while the one before ran is seen by this one.
  const moved = await database.tuples(
    sql`${inputOf(rows, [])} SELECT t.id FROM input x JOIN ${tableOf(field)} t USING (id) WHERE t.version <> x.version`,
  );
  return { changed, moved: moved.map(([id]) => String(id)) };
}

const tableOf = ({ table }: ConvertedField): Sql => ident('entity', table);

interface InputColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

function inputOf(rows: readonly ConvertedRow[], columns: readonly InputColumn[]): Sql {
  const types = [raw('id uuid, version int'), ...columns.map(({ name, type }) => sql`${ident(name)} ${raw(type)}`)];
  const input = rows.map(({ id, version }, i) => ({
    id,
    version,
    ...Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])),
  }));
  return sql`WITH input AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(input)}::json) AS r(${join(types, ', ')}))`;
}

function putColumns(db: Queryable, field: ConvertedField, rows: readonly ConvertedRow[]): Promise<number> {
  const { type, definition, columns } = field.to;
  const context = { country: field.formats.country, baseCurrency: field.formats.currency };
  const stored = rows.map(({ after }) => (type.store ? type.store(isNothing(after) ? null : after, context, definition) : [after]));
  const specs = type.columns(definition);
  const input = columns.map((_, part) => ({
    name: `c${part}`,
    type: specs[part]?.type ?? 'text',
    values: stored.map((values) => values[part] ?? null),
  }));
  const sets = columns.map((column, part) => sql`${ident(column)} = ${ident('x', `c${part}`)}`);
  // As texts, because not everything that is stored can be compared.
  const differs = columns.map((column, part) => sql`${ident('t', column)}::text IS DISTINCT FROM ${ident('x', `c${part}`)}::text`);
  return db.run(
    sql`${inputOf(rows, input)} UPDATE ${tableOf(field)} t SET ${join(sets, ', ')} FROM input x
      WHERE t.id = x.id AND t.version = x.version AND (${join(differs, ' OR ')})`,
  );
}

interface LinkValue {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

/** The records are locked meanwhile, so that nobody links them at the same time. */
function putLinks(database: Database, field: ConvertedField, rows: readonly ConvertedRow[]): Promise<number> {
  const { type, definition, linkTable } = field.to;
  const attributes = (type.linkColumns?.(definition) ?? []).map((column) => ({ ...column, at: ident(column.name) }));
  const names = [raw('position'), ...attributes.map(({ at }) => at)];
  const links = ident('entity', linkTable as string);
  const types = [
    raw('record_id uuid, target_id uuid, position int'),
    ...attributes.map(({ at, type: column }) => sql`${at} ${raw(column)}`),
  ];
  return database.transaction(async (tx) => {
    const locked = await tx.tuples(
      sql`${inputOf(rows, [])} SELECT t.id FROM ${tableOf(field)} t JOIN input x ON t.id = x.id AND t.version = x.version ORDER BY t.id FOR NO KEY UPDATE OF t`,
    );
    const held = new Set(locked.map(([id]) => String(id)));
    const wanted = rows
      .filter(({ id }) => held.has(id))
      .flatMap(({ id, after }) =>
        ((after ?? []) as readonly LinkValue[]).map((link, position) => ({ ...link, record_id: id, target_id: link.id, position })),
      );
    const input = sql`WITH input AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS r(${join(types, ', ')}))`;
    const removed = await tx.run(
      sql`${input} DELETE FROM ${links} l WHERE l.record_id = ANY(${[...held]}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM input x WHERE x.record_id = l.record_id AND x.target_id = l.target_id)`,
    );
    const sets = names.map((name) => sql`${name} = EXCLUDED.${name}`);
    const differs = names.map((name) => sql`l.${name} IS DISTINCT FROM EXCLUDED.${name}`);
    const put = await tx.run(
      sql`${input} INSERT INTO ${links} AS l (record_id, target_id, ${join(names, ', ')}) SELECT record_id, target_id, ${join(names, ', ')} FROM input
        ON CONFLICT (record_id, target_id) DO UPDATE SET ${join(sets, ', ')} WHERE ${join(differs, ' OR ')}`,
    );
    return removed + put;
  });
}
