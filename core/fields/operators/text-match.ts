import type { FieldType } from '#core/contract/field-type.ts';
import { column } from '#core/fields/operators/emptiness.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

/**
 * The caller's text as a LIKE pattern without wildcards of its own. Escaped after folding, because unaccent turns
 * the full-width forms of % and \ into the plain ones.
 */
function escaped(value: unknown): Sql {
  return sql`regexp_replace(vinculo.fold(${value}::text), '([\\\\%_])', '\\\\\\1', 'g')`;
}

/** contains and startsWith, blind to case and accents. */
export const textMatch: FieldType['operators'] = {
  contains: { takes: 'one', build: (at, value) => sql`vinculo.fold(${column(at)}) like '%' || ${escaped(value)} || '%'` },
  startsWith: { takes: 'one', build: (at, value) => sql`vinculo.fold(${column(at)}) like ${escaped(value)} || '%'` },
};
