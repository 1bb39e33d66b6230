import { type ChangeStep, worstSeverity } from '#core/change/change-step.ts';
import { abandonedConversions } from '#core/change/convert/conversion.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import { type Purged, placesTaken, purgedStorages } from '#core/change/purge/purged.ts';
import { titleWith } from '#core/change/step-title.ts';
import type { Physical, Storage } from '#core/registry/physical.ts';
import type { Queryable, SqlSession } from '#core/sql/database.ts';
import { dropColumns, dropTable } from '#core/sql/ddl.ts';
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
export async function forgetPurged(client: SqlSession, { entityUid, fieldUid }: Purged): Promise<void> {
  const which = [entityUid, fieldUid ?? null];
  await client.query('DELETE FROM vinculo.field WHERE entity_uid = $1 AND ($2::text IS NULL OR uid = $2)', which);
  await client.query('DELETE FROM vinculo.conversion WHERE entity_uid = $1 AND ($2::text IS NULL OR field_uid = $2)', which);
  if (fieldUid === undefined) await client.query('DELETE FROM vinculo.entity WHERE uid = $1', [entityUid]);
}

/** The step that drops the columns or tables, once every live node works without them. */
async function purgeStep(db: Queryable, purged: Purged, physical: Physical): Promise<ChangeStep> {
  const kind = purged.fieldUid === undefined ? 'purge_entity' : 'purge_field';
  const storages = [...purgedStorages(purged, physical), ...(await abandonedStorages(db, purged, physical))];
  const table = physical.get(purged.entityUid)?.table ?? '';
  const links = [...new Set(storages.flatMap(({ linkTable }) => (linkTable === null ? [] : [linkTable])))];
  const columns = purged.fieldUid === undefined ? [] : [...new Set(storages.flatMap((storage) => storage.columns))];
  const statements = [
    ...links.map(dropTable),
    ...(columns.length > 0 ? [dropColumns(table, columns)] : []),
    ...(purged.fieldUid === undefined ? [dropTable(table)] : []),
  ];
  const [place = table] = purged.fieldUid !== undefined && columns.length === 0 ? links : [table];
  const count = await countFilled(db, place, columns[0]);
  return {
    kind,
    entity: purged.entity,
    ...(purged.fieldUid !== undefined && { field: purged.name }),
    severity: 'destructive',
    title: titleWith(kind, () => ({ entity: purged.entity, field: purged.name })),
    statements,
    rows: count,
    estimatedMs: 10,
    dependents: [],
    loss: { count, samples: [] },
  };
}

/** Where conversions that were given up had brought its values, unless that is another field's place by now. */
async function abandonedStorages(db: Queryable, purged: Purged, physical: Physical): Promise<Storage[]> {
  const taken = placesTaken(physical, purged.entityUid);
  const abandoned = await abandonedConversions(db, purged);
  return abandoned.map(({ storage: { columns, linkTable } }) => ({
    columns: columns.filter((column) => !taken.has(column)),
    linkTable: linkTable !== null && taken.has(linkTable) ? null : linkTable,
  }));
}
