import { sql } from '#core/kit/sql.ts';
import { errorView, type StoredError } from '#core/records/stored-error.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { Demo } from '#schemas/types/api.ts';
import type { Language } from '#schemas/types/definition.ts';

/** Where the invented records stand, as the database has it. 'removed' keeps for a while what other nodes need to notice the removal. */
export interface StoredDemo {
  readonly state: 'making' | 'present' | 'removing' | 'failed' | 'removed';
  readonly seed: string;
  /** The moment everything is dated relative to, ISO 8601. */
  readonly madeFor: string;
  readonly size: number | null;
  /** For whom. */
  readonly userId: string;
  /** Who asked for what is being done. */
  readonly actor: string;
  /** Batches that are written. */
  readonly position: number;
  readonly done: number;
  readonly total: number;
  /** Invented records there are, by entity. */
  readonly counts: Readonly<Record<string, number>>;
  readonly error: (StoredError & { readonly during: 'making' | 'removing' }) | null;
}

const COLUMNS = sql`state, seed, to_char(made_for, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeFor", size, user_id AS "userId", actor, position, done, total, counts, error`;

/** Undefined when there never were any, or nothing of them is left. */
export async function loadDemo(db: Queryable): Promise<StoredDemo | undefined> {
  const [row] = await db.rows<StoredDemo>(sql`SELECT ${COLUMNS} FROM vinculo.demo WHERE id = 1`);
  return row;
}

export interface DemoWish {
  readonly seed: string;
  readonly size: number | null;
  readonly actor: string;
}

/** Begins, or goes on with what failed; does nothing where that is not possible. */
export async function wantDemo(db: Queryable, { seed, size, actor }: DemoWish): Promise<void> {
  await db.run(
    sql`INSERT INTO vinculo.demo AS d (id, state, seed, made_for, size, user_id, actor)
      VALUES (1, 'making', ${seed}, now(), ${size}::int, ${actor}::uuid, ${actor}::uuid)
      ON CONFLICT (id) DO UPDATE SET state = 'making', seed = excluded.seed, made_for = excluded.made_for, size = excluded.size, user_id = excluded.user_id,
        actor = excluded.actor, worker = NULL, position = 0, done = 0, total = 0, counts = '{}', error = NULL, updated_at = now()
      WHERE d.state = 'removed'`,
  );
  await db.run(
    sql`UPDATE vinculo.demo SET state = 'making', actor = ${actor}::uuid, worker = NULL, error = NULL, updated_at = now()
      WHERE id = 1 AND state = 'failed' AND error->>'during' = 'making'`,
  );
}

/** Turns to removal, from whatever was going on. */
export async function wantRemoval(db: Queryable, actor: string): Promise<void> {
  await db.run(
    sql`UPDATE vinculo.demo SET state = 'removing', actor = ${actor}::uuid, worker = NULL, error = NULL, position = 0, done = 0,
        total = (SELECT count(*) FROM vinculo.demo_record WHERE entity_no > 0), updated_at = now() WHERE id = 1 AND state IN ('making', 'present', 'failed')`,
  );
}

/** What the screens are told. */
export function demoView(stored: StoredDemo | undefined, language: Language): Demo {
  if (!stored || stored.state === 'removed') return { state: 'absent', progress: { done: 0, total: 0 }, counts: {} };
  const { state, done, total, counts, error } = stored;
  return { state, progress: { done, total: Math.max(done, total) }, counts, ...(error && { error: errorView(error, language).title }) };
}
