import { type Assignment, assignNames, type NewField } from '#core/change/assign-names.ts';
import { type ChangeStep, type Severity, worstSeverity } from '#core/change/change-step.ts';
import { stepTitle } from '#core/change/step-title.ts';
import type { Entity, Registry } from '#core/contract/registry.ts';
import { compileRegistry } from '#core/registry/compile-registry.ts';
import { entityIndexes } from '#core/registry/entity-indexes.ts';
import type { Physical } from '#core/registry/physical.ts';
import { diffDefinitions, type EntityDiff } from '#core/schema/diff-definitions.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import {
  addColumns,
  addForeignKey,
  atOnce,
  createIndex,
  createLinkTable,
  createTable,
  dropIndex,
  linkTableIndex,
  type Statement,
  validateForeignKey,
} from '#core/sql/ddl.ts';
import type { TableSize } from '#core/sql/introspect.ts';

export interface ChangePlan {
  readonly severity: Severity;
  readonly steps: readonly ChangeStep[];
  /** The registry as it will be. */
  readonly registry: Registry;
  readonly physical: Physical;
  readonly assignments: readonly Assignment[];
}

export interface PlanInput {
  readonly current: Registry;
  readonly desired: readonly EffectiveEntity[];
  readonly physical: Physical;
  readonly sizes: ReadonlyMap<string, TableSize>;
  /** Columns that exist in each table, mapped or not. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What has to happen so that the database and the registry become what is desired. Pure: touches nothing. */
export function planChange(input: PlanInput): ChangePlan {
  const assignments = assignNames(input.desired, input.physical, input.columns);
  const physical = withAssignments(input.physical, assignments);
  const registry = compileRegistry({ revision: input.current.revision + 1, entities: input.desired, physical, previous: input.current });
  const context: Context = {
    ...input,
    registry,
    tableOf: new Map([...registry.entities.values()].map((entity) => [entity.name, entity.table])),
  };
  const diff = diffDefinitions(
    [...input.current.entities.values()].map((entity) => entity.definition),
    input.desired.map((entity) => entity.definition),
  );
  const steps = [
    ...assignments.filter((entity) => entity.isNew).map((entity) => createEntityStep(entity, context)),
    ...assignments.filter((entity) => entity.isNew).flatMap((entity) => relationSteps(entity, context)),
    ...assignments
      .filter((entity) => !entity.isNew)
      .flatMap((entity) => entity.newFields.map((field) => addFieldStep(entity, field, context))),
    ...diff.changed.flatMap((entity) => describeSteps(entity, context)),
    ...[...registry.entities.values()].flatMap((entity) => indexSteps(entity, context)),
  ];
  return { severity: worstSeverity(steps), steps, registry, physical, assignments };
}

interface Context extends PlanInput {
  readonly registry: Registry;
  readonly tableOf: ReadonlyMap<string, string>;
}

function withAssignments(physical: Physical, assignments: readonly Assignment[]): Physical {
  const merged = new Map(physical);
  for (const { uid, table, newFields } of assignments) {
    const known = merged.get(uid);
    const fields = new Map([...(known?.fields ?? []), ...newFields.map((field) => [field.definition['x-uid'], field.physical] as const)]);
    merged.set(uid, { uid, no: known?.no ?? 0, table, fields, notNull: known?.notNull ?? new Set() });
  }
  return merged;
}

function isRequired(entity: EffectiveEntity, name: string): boolean {
  return entity.definition.required?.includes(name) ?? false;
}

function columnsOf(field: NewField, required: boolean) {
  const specs = field.type.columns(field.definition);
  return field.physical.columns.map((name, i) => ({ name, type: specs[i]?.type ?? 'text', required: required && i === 0 }));
}

function createEntityStep({ entity, table, newFields }: Assignment, context: Context): ChangeStep {
  const columns = newFields.flatMap((field) => columnsOf(field, isRequired(entity, field.name)));
  const statements = [createTable(table), ...(columns.length > 0 ? [addColumns(table, columns)] : [])].map(atOnce);
  return step('create_entity', { entity: entity.definition['x-entity'].name, statements, context });
}

/** Once every new table stands, they can point at each other. */
function relationSteps({ entity, table, newFields }: Assignment, context: Context): ChangeStep[] {
  const statements = newFields.flatMap((field) => relationStatements(field, table, context)).map(atOnce);
  return statements.length === 0 ? [] : [step('check_relation', { entity: entity.definition['x-entity'].name, statements, context })];
}

function relationStatements(field: NewField, table: string, context: Context): Statement[] {
  const target = context.tableOf.get(field.type.target?.(field.definition) ?? '');
  if (target === undefined) return [];
  const { linkTable, columns } = field.physical;
  if (linkTable !== null) {
    const attributes = field.type.linkColumns?.(field.definition) ?? [];
    return [createLinkTable({ name: linkTable, from: table, to: target, attributes }), linkTableIndex(linkTable)];
  }
  const from = { table, column: columns[0] as string };
  return [addForeignKey(from, target), validateForeignKey(from)];
}

function addFieldStep({ entity, table }: Assignment, field: NewField, context: Context): ChangeStep {
  // Rows that are there have no value yet: a required field binds new and edited records, not the column.
  const columns = columnsOf(field, false);
  const statements = [...(columns.length > 0 ? [addColumns(table, columns)] : []), ...relationStatements(field, table, context)];
  return step('add_field', { entity: entity.definition['x-entity'].name, field: field.name, statements, context });
}

/** Differences that are words only: labels, order, options, requirements, and fields that go or come back. */
function describeSteps({ name, fields, keywords }: EntityDiff, context: Context): ChangeStep[] {
  const entity = context.registry.entities.get(name);
  if (!entity) return [];
  const known = context.physical.get(entity.uid)?.fields;
  const gone = fields.removed.map((field) =>
    step('retire_field', { entity: name, field: field.name, context, severity: 'breaking', dependents: dependentsOf(field.name, entity) }),
  );
  const back = fields.added
    .filter((field) => known?.has(field.uid))
    .map((field) => step('restore_field', { entity: name, field: field.name, context }));
  const reworded = fields.changed.length > 0 || keywords.length > 0;
  return [...gone, ...back, ...(reworded ? [step('describe', { entity: name, context })] : [])];
}

/** What would miss a field that goes away. */
function dependentsOf(field: string, entity: Entity): string[] {
  const { 'x-rule': rules = [], 'x-view': view } = entity.definition;
  const fromRules = rules.filter((rule) => JSON.stringify(rule).includes(`"${field}"`)).map((rule) => `rule:${rule.uid}`);
  return view?.list?.includes(field) ? [...fromRules, `list:${entity.name}`] : fromRules;
}

function indexSteps(entity: Entity, context: Context): ChangeStep[] {
  const old = context.current.entities.get(entity.name);
  const before = new Map(old ? entityIndexes(old).map((index) => [index.name, index]) : []);
  const after = new Map(entityIndexes(entity).map((index) => [index.name, index]));
  const changed = [...after.values()].filter((index) => JSON.stringify(before.get(index.name)) !== JSON.stringify(index));
  const isNew = !context.physical.has(entity.uid);
  const build = changed.map((index) => createIndex(index)).map((statement) => (isNew ? atOnce(statement) : statement));
  const stale = [...before.keys()].filter((name) => !after.has(name) || changed.some((index) => index.name === name)).map(dropIndex);
  return [
    ...(stale.length > 0 ? [step('drop_index', { entity: entity.name, statements: stale, context })] : []),
    ...(build.length > 0 ? [step('add_index', { entity: entity.name, statements: build, context })] : []),
  ];
}

interface StepInput {
  readonly entity: string;
  readonly field?: string;
  readonly statements?: readonly Statement[];
  readonly context: Context;
  readonly severity?: Severity;
  readonly dependents?: readonly string[];
}

const ROWS_PER_MS = 300;
const SLOW_MS = 10_000;

function step(kind: ChangeStep['kind'], { entity, field, statements = [], context, severity, dependents = [] }: StepInput): ChangeStep {
  const rows = Math.round(context.sizes.get(context.tableOf.get(entity) ?? '')?.rows ?? 0);
  const scans = statements.filter((statement) => statement.deferred).length;
  const estimatedMs = statements.length === 0 ? 1 : 10 + scans * Math.round(rows / ROWS_PER_MS);
  const found = severity ?? (estimatedMs > SLOW_MS ? 'slow' : 'safe');
  const title = stepTitle(kind, context.registry.entities.get(entity), field);
  return { kind, entity, ...(field && { field }), severity: found, title, statements, rows, estimatedMs, dependents };
}
