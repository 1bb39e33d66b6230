import type { FieldSql } from '#core/contract/field-type.ts';
import type { Field, FieldPlace, Sight } from '#core/contract/registry.ts';
import { ident, raw, type Sql, sql } from '#core/kit/sql.ts';
import { entityTable } from '#core/sql/field-columns.ts';

interface From {
  readonly alias: string;
  readonly sight: Sight;
  read(field: Field, at: FieldSql): Sql;
}

const NOTHING = raw('NULL');

/** Reads one value at the end of steps through relations to one: of the first the row of `alias` is asked, of the next the record it points at. */
export function relatedValue(steps: readonly FieldPlace[], from: From): Sql {
  const { alias, sight, read } = from;
  const [step, ...rest] = steps as [FieldPlace, ...FieldPlace[]];
  const field = sight.entity(step.entity)?.fields.get(step.field);
  // Another node may have taken it away a moment ago.
  if (!field) return NOTHING;
  const at = sight.columns(field, alias);
  if (rest.length === 0) return read(field, at);
  const target = sight.entity(field.target ?? '');
  const next = target?.fields.get(rest[0]?.field ?? '');
  if (!target || !next) return NOTHING;
  const inner = `${alias}p`;
  const value = relatedValue(rest, { ...from, alias: inner });
  return sql`(SELECT CASE WHEN ${sight.granted(next, target, inner)} THEN ${value} END FROM ${entityTable(target)} ${ident(inner)} WHERE ${ident(inner, 'id')} = ${at.columns[0]} AND ${sight.rows(target, inner)})`;
}
