import type { NewField } from '#core/change/assign-names.ts';
import { type ChangeStep, worstSeverity } from '#core/change/change-step.ts';
import { MOST_COLUMNS } from '#core/change/check-plan.ts';
import type { Conversion } from '#core/change/convert/conversion.ts';
import { typed } from '#core/change/convert/convert-rows.ts';
import { countLoss } from '#core/change/convert/count-loss.ts';
import type { Ground } from '#core/change/convert/next-storage.ts';
import type { PlannedConversion } from '#core/change/convert/split-request.ts';
import { dependentsOf } from '#core/change/dependents.ts';
import { type ChangePlan, relationStatements } from '#core/change/plan-change.ts';
import { stepTitle } from '#core/change/step-title.ts';
import type { Entity, Registry } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import type { PhysicalEntity, PhysicalField } from '#core/registry/physical.ts';
import type { Database } from '#core/sql/database.ts';
import { addColumns, type Statement } from '#core/sql/ddl.ts';
import type { TableSize } from '#core/sql/introspect.ts';

export interface StepGround extends Ground {
  readonly sizes: ReadonlyMap<string, TableSize>;
}

/** The plan with what has to be done for fields to change their type. */
export async function withConversions(
  database: Database,
  plan: ChangePlan,
  { conversions, ground }: { conversions: readonly PlannedConversion[]; ground: StepGround },
): Promise<ChangePlan> {
  const more: ChangeStep[] = [];
  for (const conversion of conversions) more.push(...(await conversionSteps(database, conversion, { ...ground, registry: plan.registry })));
  if (more.length === 0) return plan;
  const steps = [...plan.steps, ...more];
  return { ...plan, steps, severity: worstSeverity(steps) };
}

/** The plan with the conversions that are called off while their field stays. */
export function withCalledOff(plan: ChangePlan, conversions: readonly Conversion[]): ChangePlan {
  const steps = conversions.map(({ entity, field }): ChangeStep => {
    const title = stepTitle('keep_type', plan.registry.entities.get(entity), field);
    return { entity, field, kind: 'change_type', severity: 'safe', title, statements: [], rows: 0, estimatedMs: 1, dependents: [] };
  });
  return { ...plan, steps: [...plan.steps, ...steps] };
}

const ROWS_PER_MS = 15;

async function conversionSteps(
  database: Database,
  conversion: PlannedConversion,
  { registry, ...ground }: StepGround & { registry: Registry },
): Promise<ChangeStep[]> {
  const { entity: name, field, table, after, before, former, formats, storage } = conversion;
  const entity = registry.entities.get(name) as Entity;
  const known = ground.physical.get(conversion.entityUid) as PhysicalEntity;
  const from = { ...typed(before), ...(known.fields.get(conversion.fieldUid) as PhysicalField) };
  const rows = Math.round(ground.sizes.get(table)?.rows ?? 0);
  const loss = await countLoss(database, { entity, rows, field: { table, from, to: { ...typed(after), ...storage }, former, formats } });
  const dependents = dependentsOf(field, entity, registry);
  const severity = loss.count > 0 || dependents.length > 0 ? 'breaking' : 'slow';
  const statements = conversion.isThere ? [] : storageStatements(conversion, { ...ground, registry });
  const at = { entity: name, field, rows };
  const estimatedMs = 1_000 + Math.round(rows / ROWS_PER_MS);
  const title = stepTitle('change_type', entity, field);
  const now = statements.filter((statement) => !statement.deferred);
  const later = statements.filter((statement) => statement.deferred);
  const change: ChangeStep = { ...at, kind: 'change_type', severity, title, statements: now, estimatedMs, dependents, loss };
  if (later.length === 0) return [change];
  const checked = { severity: 'safe', title: stepTitle('check_relation', entity, undefined), estimatedMs: 10, dependents: [] } as const;
  return [change, { ...at, ...checked, kind: 'check_relation', statements: later }];
}

function storageStatements(
  { table, field: name, after: definition, type, storage, entity }: PlannedConversion,
  { shapes, registry }: Ground & { registry: Registry },
): Statement[] {
  const shape = shapes.get(table);
  const { columns } = storage;
  const takesOver = columns.some((column) => shape?.columns.has(column));
  if ((shape?.everHad ?? 0) + columns.length > MOST_COLUMNS)
    throw new AppError('CHANGE_NOT_YET', { params: { what: `${entity}.${name}: ${MOST_COLUMNS}` } });
  const specs = type.columns(definition).map((spec, i) => ({ name: columns[i] as string, type: spec.type, required: false }));
  const field: NewField = { name, definition, type, takesOver, physical: storage };
  const entities = [...registry.entities.values()];
  const tableOf = new Map(entities.map((one) => [one.name, one.table]));
  const newTables = new Set(entities.map((one) => one.table).filter((one) => !shapes.has(one)));
  return [...(specs.length > 0 ? [addColumns(table, specs)] : []), ...relationStatements(field, table, { tableOf, newTables })];
}
