import type { RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Included } from '#core/records/include.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import type { SearchedEntity } from '#core/records/search/searched-entity.ts';
import { columnTypes, entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** One record that was found. */
export interface FoundRow {
  readonly record: RecordValue;
  /** Long texts by field: the whole, or the part around the place. */
  readonly texts: ReadonlyMap<string, string>;
  readonly included: Included;
}

/**
 * The rows of `found` (`id`, `score`, `place` among its like, `total` of them) with what is told of each as one JSON value: so that one statement
 * can answer for all entities at once. `needle` is what long texts are cut around.
 */
export function foundRows(searched: SearchedEntity, found: Sql, needle?: Sql): Sql {
  const { entity, titles, told } = searched;
  const values = [
    ...planValues(searched),
    ...titles.select.map((title) => sql`${title}::text`),
    ...told.map((field) => excerpt(field, needle)),
  ];
  return sql`SELECT ${raw(String(entity.no))} AS entity, c.score, c.place, c.total, json_build_array(${join(values, ', ')})
    FROM (${found}) c JOIN ${entityTable(entity)} ${raw(ALIAS)} ON t.id = c.id${titles.joins}`;
}

/** One statement for all of them. */
export function unionAll(parts: readonly Sql[]): Sql {
  return join(
    parts.map((part) => sql`(${part})`),
    ' UNION ALL ',
  );
}

/** Types that JSON says as the driver does; of all others it takes the text. */
const SAME_IN_JSON = /^(boolean|text|text\[\]|jsonb?)$/;

function planValues({ plan }: SearchedEntity): Sql[] {
  const types = plan.fields.flatMap(columnTypes);
  return plan.select.map((column, i) => (SAME_IN_JSON.test(types[i] ?? '') ? column : sql`(${column})::text`));
}

const WHOLE = 4_000;
const BEFORE = 1_000;

/** A text of 100,000 characters is not sent for the sake of a line of it. */
function excerpt(field: Field, needle: Sql | undefined): Sql {
  const text = fieldColumns(field, ALIAS).columns[0];
  const from = needle ? sql`greatest(1, strpos(vinculo.fold(${text}), ${needle}) - ${raw(String(BEFORE))})` : raw('1');
  return sql`CASE WHEN length(${text}) <= ${raw(String(WHOLE))} THEN ${text} ELSE substr(${text}, ${from}, ${raw(String(WHOLE))}) END`;
}

export function readRow({ plan, titles, told }: SearchedEntity, values: readonly unknown[]): FoundRow {
  const after = plan.select.length + titles.select.length;
  const texts = told.flatMap((field, i) =>
    typeof values[after + i] === 'string' ? [[field.name, values[after + i] as string] as const] : [],
  );
  return { record: plan.decode(values), texts: new Map(texts), included: titles.collect([values], plan.select.length) };
}
