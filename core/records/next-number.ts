import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface CounterPlace {
  readonly counter: string;
  /** Numbering begins anew in each: '2026', '2026-11' or ''. */
  readonly scope: string;
}

/** Draws numbers from a counter; returns the first of `amount`. A write that fails afterwards leaves a gap. */
export async function nextNumber(db: Queryable, { counter, scope }: CounterPlace, amount = 1): Promise<number> {
  const [row] = await db.tuples(
    sql`INSERT INTO vinculo.counter AS c (field_uid, scope, next) VALUES (${counter}, ${scope}, ${amount}::bigint + 1)
      ON CONFLICT (field_uid, scope) DO UPDATE SET next = c.next + ${amount}::bigint RETURNING next`,
    { prepared: true },
  );
  return Number(row?.[0]) - amount;
}
