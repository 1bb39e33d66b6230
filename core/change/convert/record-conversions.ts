import type { Conversion } from '#core/change/convert/conversion.ts';
import type { PlannedConversion, SplitRequest } from '#core/change/convert/split-request.ts';
import { AppError } from '#core/errors.ts';
import type { FormerStorage, Physical, PhysicalEntity, PhysicalField } from '#core/registry/physical.ts';
import type { SqlSession } from '#core/sql/database.ts';

interface Recorded extends Pick<SplitRequest, 'conversions' | 'cancelled'> {
  readonly revision: number;
  readonly author: string | null;
  readonly swap?: Conversion | undefined;
  /** As it was before. */
  readonly physical: Physical;
}

/** Notes, in the transaction that moves the head, which conversions begin, end without a result, and are done. */
export async function recordConversions(client: SqlSession, recorded: Recorded): Promise<void> {
  const { cancelled, conversions, swap } = recorded;
  if (cancelled.length > 0)
    await client.query("UPDATE vinculo.conversion SET state = 'cancelled', updated_at = now() WHERE id = ANY($1::uuid[])", [
      cancelled.map(({ id }) => id),
    ]);
  for (const conversion of conversions) await begin(client, conversion, recorded);
  if (swap) await end(client, swap, recorded.physical);
}

async function begin(client: SqlSession, conversion: PlannedConversion, { revision, author }: Recorded): Promise<void> {
  const { id, entityUid, fieldUid, entity, field, before, after, held, formats, storage, former, table } = conversion;
  await client.query(
    `INSERT INTO vinculo.conversion (id, revision, author, entity_uid, field_uid, entity, field, before, after, held, formats, columns, link_table, former, total)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
        (SELECT 2 * greatest(reltuples, 0)::bigint FROM pg_class WHERE relnamespace = 'entity'::regnamespace AND relname = $15))`,
    [
      ...[id, revision, author, entityUid, fieldUid, entity, field, JSON.stringify(before), JSON.stringify(after), JSON.stringify(held)],
      ...[JSON.stringify(formats), storage.columns, storage.linkTable, former && JSON.stringify(former), table],
    ],
  );
}

async function end(client: SqlSession, swap: Conversion, physical: Physical): Promise<void> {
  const { columns, linkTable, former } = swappedField(physical, swap);
  await client.query('UPDATE vinculo.field SET columns = $3, link_table = $4, former = $5 WHERE entity_uid = $1 AND uid = $2', [
    ...[swap.entityUid, swap.fieldUid, columns, linkTable, JSON.stringify(former)],
  ]);
  const ended = await client.query(
    "UPDATE vinculo.conversion SET state = 'done', done = total, error = NULL, updated_at = now() WHERE id = $1 AND state = 'running'",
    [swap.id],
  );
  // It was cancelled in the last moment.
  if (ended.rowCount !== 1) throw new AppError('TASK_MOVED_ON');
}

function isSamePlace(one: Pick<FormerStorage, 'columns' | 'linkTable'>, other: Pick<FormerStorage, 'columns' | 'linkTable'>): boolean {
  return one.linkTable === other.linkTable && JSON.stringify(one.columns) === JSON.stringify(other.columns);
}

/** The field where its values were brought; where they were is remembered. */
function swappedField(physical: Physical, { entityUid, fieldUid, storage, before, after, formats }: Conversion): PhysicalField {
  const known = physical.get(entityUid) as PhysicalEntity;
  const { columns, linkTable, former = [] } = known.fields.get(fieldUid) as PhysicalField;
  const left: FormerStorage = { columns, linkTable, before, after, formats };
  return { ...storage, former: [...former.filter((one) => !isSamePlace(one, storage)), left] };
}

/** The map once a conversion is done: its field is where its values were brought. */
export function withSwap(physical: Physical, swap: Conversion | undefined): Physical {
  if (!swap) return physical;
  const entity = physical.get(swap.entityUid) as PhysicalEntity;
  const fields = new Map(entity.fields).set(swap.fieldUid, swappedField(physical, swap));
  return new Map(physical).set(swap.entityUid, { ...entity, fields });
}
