import { type ConvertedField, type Rows, rowConverter } from '#core/change/convert/convert-rows.ts';
import type { Formats } from '#core/contract/field-type.ts';
import type { Entity } from '#core/contract/registry.ts';
import { join, sql } from '#core/kit/sql.ts';
import { loadValue } from '#core/registry/convert-value.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** Values that do not fit the new type: they become empty. */
export interface Loss {
  readonly count: number;
  readonly samples: readonly { readonly id: string; readonly title: string; readonly value: string }[];
  /** Of so many rows: the count is worked out from them. Absent = all were tried. */
  readonly checked?: number;
}

/** Tables up to this size are converted to the last row to see what is lost. */
const ALL_UP_TO = 50_000;
const SAMPLED = 10_000;
const BATCH = 2_000;
const SHOWN = 5;

export async function countLoss(
  db: Queryable,
  { entity, field, rows }: { entity: Entity; field: ConvertedField; rows: number },
): Promise<Loss> {
  const read = rowConverter(field);
  const lost: { id: string; before: unknown }[] = [];
  let count = 0;
  let checked = 0;
  const look = async (which: Rows) => {
    const found = await read(db, which);
    for (const { id, before, isLost } of found) {
      if (!isLost) continue;
      count += 1;
      if (lost.length < SHOWN) lost.push({ id, before });
    }
    checked += found.length;
    return found.length < BATCH ? undefined : found.at(-1)?.id;
  };
  const all = rows <= ALL_UP_TO;
  if (all) for (let after: string | null | undefined = null; after !== undefined; ) after = await look({ after, limit: BATCH });
  else await look({ sample: (100 * SAMPLED) / rows });
  const samples = await described(db, entity, { field, lost });
  return all || checked === 0 ? { count, samples } : { count: Math.round((count / checked) * rows), samples, checked };
}

async function described(
  db: Queryable,
  entity: Entity,
  { field, lost }: { field: ConvertedField; lost: readonly { id: string; before: unknown }[] },
): Promise<Loss['samples']> {
  if (lost.length === 0) return [];
  const { titleField } = entity;
  const columns = join(fieldColumns(titleField, 't').columns, ', ');
  const ids = lost.map(({ id }) => id);
  const tuples = await db.tuples(sql`SELECT t.id, ${columns} FROM ${entityTable(entity)} t WHERE t.id = ANY(${ids}::uuid[])`);
  const titles = new Map(tuples.map(([id, ...stored]) => [String(id), printed(titleField, loadValue(titleField, stored), field.formats)]));
  return lost.map(({ id, before }) => ({ id, title: titles.get(id) ?? '', value: printed(field.from, before, field.formats) }));
}

function printed({ type, definition }: Pick<Entity['titleField'], 'type' | 'definition'>, value: unknown, formats: Formats): string {
  return value === null || value === undefined ? '' : type.print(value, definition, formats).slice(0, 200);
}
