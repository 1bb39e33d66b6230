import { type Sql, sql } from '#core/kit/sql.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

export interface CounterPlace {
  readonly counter: string;
  /** Numbering begins anew in each: '2026', '2026-11' or ''. */
  readonly scope: string;
}

/** Draws numbers from a counter; returns the first of `amount`. A write that fails afterwards leaves a gap. */
export async function nextNumber(db: Queryable, place: CounterPlace, amount = 1): Promise<number> {
  const [row] = await db.tuples(draw(place, amount, sql`next`), { prepared: true });
  return Number(row?.[0]) - amount;
}

/**
 * The same by a commit of its own, so that nobody queues on the counter while somebody else's record is being written. It does not
 * wait for the disk: the record that carries the number is committed later in the log, and whatever saves it saves the number first.
 */
export async function nextNumberAtOnce(database: Database, place: CounterPlace): Promise<number> {
  const [row] = await database.tuples(draw(place, 1, sql`next, set_config('synchronous_commit', 'off', true)`), { prepared: true });
  return Number(row?.[0]) - 1;
}

function draw({ counter, scope }: CounterPlace, amount: number, returned: Sql): Sql {
  return sql`INSERT INTO vinculo.counter AS c (field_uid, scope, next) VALUES (${counter}, ${scope}, ${amount}::bigint + 1)
    ON CONFLICT (field_uid, scope) DO UPDATE SET next = c.next + ${amount}::bigint RETURNING ${returned}`;
}
