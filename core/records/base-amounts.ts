import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { ident, join, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { REBASING } from '#core/settings/change-organisation.ts';
import { readOrganisation } from '#core/settings/organisation.ts';
import type { Database } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

export interface Rebasing {
  readonly registry: Registry;
  /** The organisation's currency. */
  readonly currency: string;
  /** `missing`: only amounts that have none yet, as when the first rate of a currency becomes known. `all`: when the currency itself is another. */
  readonly which: 'missing' | 'all';
}

const BATCH = 5_000;

/**
 * Writes amounts in the organisation's currency again, by the rate of the day each record was made, or the earliest that is known.
 * Nobody edited anything: versions and the audit trail stay. In batches, so that no row is locked for long. Returns how many were written.
 */
export async function rebaseAmounts(database: Database, rebasing: Rebasing): Promise<number> {
  let written = 0;
  for (const entity of rebasing.registry.entities.values()) {
    const fields = [...entity.fields.values()].filter((field) => field.type.inBase && field.columns.length > 0);
    let moved = 0;
    for (const field of fields) moved += await rebaseField(database, { entity, field, ...rebasing });
    if (moved > 0) await announce(database, entity);
    written += moved;
  }
  return written;
}

/** Tells all amounts in the organisation's currency, if that has changed and nobody has brought this to its end. */
export async function finishRebasing(database: Database, registry: Registry): Promise<void> {
  const [waits] = await database.tuples(sql`SELECT 1 FROM vinculo.setting WHERE key = ${REBASING}`);
  const organisation = waits && (await readOrganisation(database));
  if (!organisation) return;
  const { currency } = organisation;
  await rebaseAmounts(database, { registry, currency, which: 'all' });
  await database.run(sql`DELETE FROM vinculo.setting WHERE key = ${REBASING} AND ${isCurrency(currency)}`);
}

/** Still: nothing of an earlier currency is written once there is another. */
function isCurrency(currency: string): Sql {
  return sql`(SELECT value->>'currency' FROM vinculo.setting WHERE key = 'organisation') = ${currency}`;
}

/** Sums that were kept are not right any more. */
async function announce(database: Database, { no }: Entity): Promise<void> {
  await database.run(sql`INSERT INTO vinculo.outbox (id, kind, entity_no) VALUES (${uuid7()}::uuid, 'amounts.rebased', ${no}::int)`);
}

async function rebaseField(
  database: Database,
  { entity, field, currency, which }: { entity: Entity; field: Field } & Omit<Rebasing, 'registry'>,
): Promise<number> {
  const { inBase } = field.type;
  if (!inBase) return 0;
  const at = fieldColumns(field, 't');
  const target = at.columns[inBase.column] as Sql;
  const value = inBase.build(at, (code) => worth(code, currency));
  const concerned = which === 'missing' ? sql`${target} IS NULL` : sql`true`;
  let last = '00000000-0000-0000-0000-000000000000';
  let written = 0;
  for (;;) {
    const rows = await database.tuples(
      sql`WITH batch AS (SELECT id FROM ${entityTable(entity)} t WHERE t.id > ${last}::uuid AND ${at.columns[0]} IS NOT NULL ORDER BY t.id LIMIT ${BATCH}),
        moved AS (UPDATE ${entityTable(entity)} t SET ${ident(field.columns[inBase.column] as string)} = ${value} FROM batch b
          WHERE t.id = b.id AND ${join([concerned, isCurrency(currency), sql`${target} IS DISTINCT FROM ${value}`], ' AND ')} RETURNING 1)
        SELECT (SELECT max(id::text) FROM batch), (SELECT count(*)::int FROM moved)`,
    );
    const [next, count] = rows[0] ?? [];
    written += Number(count ?? 0);
    if (typeof next !== 'string') return written;
    last = next;
  }
}

/** By the latest rate that held on the day the record was made; where none did, by the first that came. */
function worth(code: Sql, currency: string): Sql {
  return sql`CASE WHEN ${code} = ${currency} THEN 1 ELSE (SELECT r.rate FROM vinculo.rate r WHERE r.currency = ${code}
    ORDER BY (r.valid_from <= t.created_at::date) DESC, CASE WHEN r.valid_from <= t.created_at::date THEN r.valid_from END DESC NULLS LAST, r.valid_from LIMIT 1) END`;
}
