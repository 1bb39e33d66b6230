import { type ChangeStep, worstSeverity } from '#core/change/change-step.ts';
import { abandonedConversions } from '#core/change/convert/conversion.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import { type Gone, type Purged, type PurgedField, placesTaken, storagesAt } from '#core/change/purge/purged.ts';
import { titleWith } from '#core/change/step-title.ts';
import type { Physical, Storage } from '#core/registry/physical.ts';
import type { Queryable, SqlSession } from '#core/sql/database.ts';
import { dropColumns, dropTable, type Statement } from '#core/sql/ddl.ts';
import { countFilled } from '#core/sql/introspect.ts';

/** The plan with what is deleted for good as its last step. */
export async function withPurge(
  db: Queryable,
  plan: ChangePlan,
  { purged, physical }: { purged: Purged | undefined; physical: Physical },
): Promise<ChangePlan> {
  if (!purged) return plan;
  const steps = [...plan.steps, await purgeStep(db, purged, physical)];
  return { ...plan, steps, severity: worstSeverity(steps) };
}

/** The engine forgets at once where it was; the columns themselves go when nobody can ask for them any more. */
export async function forgetPurged(client: SqlSession, { entityUid, fieldUid, also = [] }: Purged): Promise<void> {
  for (const one of also) await forgetFields(client, one);
  await forgetFields(client, { entityUid, fieldUid });
  if (fieldUid === undefined) await client.query('DELETE FROM vinculo.entity WHERE uid = $1', [entityUid]);
}

/** One of an entity's, or all. */
async function forgetFields(client: SqlSession, { entityUid, fieldUid }: Gone): Promise<void> {
  const which = [entityUid, fieldUid ?? null];
  await client.query('DELETE FROM vinculo.field WHERE entity_uid = $1 AND ($2::text IS NULL OR uid = $2)', which);
  await client.query('DELETE FROM vinculo.conversion WHERE entity_uid = $1 AND ($2::text IS NULL OR field_uid = $2)', which);
}

/** The step that drops the columns or tables, once every live node works without them. */
async function purgeStep(db: Queryable, purged: Purged, physical: Physical): Promise<ChangeStep> {
  const kind = purged.fieldUid === undefined ? 'purge_entity' : 'purge_field';
  const table = physical.get(purged.entityUid)?.table ?? '';
  const { links, columns } = await placesOf(db, purged, physical);
  const statements: Statement[] = [];
  for (const one of purged.also ?? []) statements.push(...(await dropField(db, one, physical)));
  statements.push(...(purged.fieldUid === undefined ? [...links.map(dropTable), dropTable(table)] : dropPlaces(table, { links, columns })));
  const [place = table] = purged.fieldUid !== undefined && columns.length === 0 ? links : [table];
  const count = await countFilled(db, place, purged.fieldUid === undefined ? undefined : columns[0]);
  return {
    kind,
    entity: purged.entity,
    ...(purged.fieldUid !== undefined && { field: purged.name }),
    severity: 'destructive',
    title: titleWith(kind, () => ({ entity: purged.entity, field: purged.name })),
    statements,
    rows: count,
    estimatedMs: 10,
    dependents: (purged.also ?? []).map(({ name }) => `relation:${name}`),
    loss: { count, samples: [] },
  };
}

interface Places {
  readonly links: readonly string[];
  readonly columns: readonly string[];
}

async function placesOf(db: Queryable, gone: Gone, physical: Physical): Promise<Places> {
  const storages = [...storagesAt(gone, physical), ...(await abandonedStorages(db, gone, physical))];
  const links = storages.flatMap(({ linkTable }) => (linkTable === null ? [] : [linkTable]));
  return { links: [...new Set(links)], columns: [...new Set(storages.flatMap((storage) => storage.columns))] };
}

function dropPlaces(table: string, { links, columns }: Places): Statement[] {
  return [...links.map(dropTable), ...(columns.length > 0 ? [dropColumns(table, columns)] : [])];
}

async function dropField(db: Queryable, field: PurgedField, physical: Physical): Promise<Statement[]> {
  return dropPlaces(physical.get(field.entityUid)?.table ?? '', await placesOf(db, field, physical));
}

/** Where conversions that were given up had brought its values, unless that is another field's place by now. */
async function abandonedStorages(db: Queryable, gone: Gone, physical: Physical): Promise<Storage[]> {
  const taken = placesTaken(physical, gone.entityUid);
  const abandoned = await abandonedConversions(db, gone);
  return abandoned.map(({ storage: { columns, linkTable } }) => ({
    columns: columns.filter((column) => !taken.has(column)),
    linkTable: linkTable !== null && taken.has(linkTable) ? null : linkTable,
  }));
}
