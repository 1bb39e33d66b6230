import { type Assignment, assignNames, type NewField } from '#core/change/assign-names.ts';
import { type ChangeStep, type Severity, worstSeverity } from '#core/change/change-step.ts';
import { dependentsOf, dependentsOfEntity, madeFrom } from '#core/change/dependents.ts';
import type { SpareColumns } from '#core/change/spare-columns.ts';
import { stepTitle } from '#core/change/step-title.ts';
import type { Entity, Registry } from '#core/contract/registry.ts';
import { compileRegistry } from '#core/registry/compile-registry.ts';
import { entityIndexes, indexName } from '#core/registry/entity-indexes.ts';
import type { Physical } from '#core/registry/physical.ts';
import { diffDefinitions, type EntityDiff, type FieldChange } from '#core/schema/diff-definitions.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import {
  addColumns,
  addForeignKey,
  atOnce,
  createIndex,
  createLinkTable,
  createTable,
  dropForeignKey,
  dropIndex,
  type IndexDefinition,
  linkTableIndex,
  type Statement,
  validateForeignKey,
} from '#core/sql/ddl.ts';
import type { TableShape, TableSize } from '#core/sql/introspect.ts';
import type { Lifecycle } from '#schemas/types/definition.ts';

export interface ChangePlan {
  readonly severity: Severity;
  readonly steps: readonly ChangeStep[];
  /** The registry as it will be. */
  readonly registry: Registry;
  readonly physical: Physical;
  readonly assignments: readonly Assignment[];
  /** Unique indexes that values which are stored already have to bear. */
  readonly uniques: readonly NewUnique[];
}

export interface NewUnique {
  readonly entity: string;
  /** JSON pointer to what asks for it in the definition. */
  readonly path: string;
  readonly fields: readonly string[];
  readonly index: IndexDefinition;
}

export interface PlanInput {
  readonly current: Registry;
  readonly desired: readonly EffectiveEntity[];
  readonly physical: Physical;
  readonly sizes: ReadonlyMap<string, TableSize>;
  readonly shapes: ReadonlyMap<string, TableShape>;
  readonly spare: SpareColumns;
  /** Entities of which a layer says something else than before, with or without effect. */
  readonly touched: readonly string[];
}

/** What has to happen so that the database and the registry become what is desired. Pure: touches nothing. */
export function planChange(input: PlanInput): ChangePlan {
  const assignments = assignNames(input.desired, input);
  const physical = withAssignments(input.physical, assignments);
  const registry = compileRegistry({ revision: input.current.revision + 1, entities: input.desired, physical, previous: input.current });
  const context: Context = {
    ...input,
    registry,
    tableOf: new Map([...registry.entities.values()].map((entity) => [entity.name, entity.table])),
    newTables: new Set(assignments.filter(({ isNew }) => isNew).map(({ table }) => table)),
  };
  const active = input.desired.map((entity) => entity.definition).filter((definition) => !isRetired(definition));
  const diff = diffDefinitions(
    [...input.current.entities.values()].map((entity) => entity.definition),
    active,
  );
  const steps = [
    ...assignments.filter((entity) => entity.isNew).map((entity) => createEntityStep(entity, context)),
    ...assignments.filter((entity) => entity.isNew).flatMap((entity) => relationSteps(entity, context)),
    ...assignments
      .filter((entity) => !entity.isNew)
      .flatMap((entity) => entity.newFields.map((field) => addFieldStep(entity, field, context))),
    ...diff.removed.map(({ name }) => retireEntityStep(name, context)),
    ...diff.added.filter(({ uid }) => input.physical.has(uid)).map(({ name }) => step('restore_entity', { entity: name, context })),
    ...diff.changed.flatMap((entity) => describeSteps(entity, context)),
    ...[...registry.entities.values()].flatMap((entity) => indexSteps(entity, context)),
  ];
  const silent = input.touched.filter((name) => registry.entities.has(name) && !steps.some((one) => one.entity === name));
  const all = [...steps, ...[...new Set(silent)].map((entity) => step('describe', { entity, context }))];
  const uniques = [...registry.entities.values()].flatMap((entity) => newUniques(entity, context));
  return { severity: worstSeverity(all), steps: all, registry, physical, assignments, uniques };
}

interface Context extends PlanInput {
  readonly registry: Registry;
  readonly tableOf: ReadonlyMap<string, string>;
  /** Tables that this change makes. */
  readonly newTables: ReadonlySet<string>;
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
  const statements = [createTable(table), ...(columns.length > 0 ? [addColumns(table, columns)] : [])].map((statement) => ({
    ...atOnce(statement),
    withNewTable: true,
  }));
  return step('create_entity', { entity: entity.definition['x-entity'].name, statements, context });
}

/** Once every new table stands, they can point at each other. */
function relationSteps({ entity, table, newFields }: Assignment, context: Context): ChangeStep[] {
  const statements = newFields
    .flatMap((field) => relationStatements(field, table, context))
    .map((statement) => ({ ...atOnce(statement), withNewTable: true }));
  return statements.length === 0 ? [] : [step('check_relation', { entity: entity.definition['x-entity'].name, statements, context })];
}

export function relationStatements(field: NewField, table: string, context: Pick<Context, 'tableOf' | 'newTables'>): Statement[] {
  const target = context.tableOf.get(field.type.target?.(field.definition) ?? '');
  if (target === undefined) return [];
  const { linkTable, columns } = field.physical;
  const withNewTable = context.newTables.has(table) || context.newTables.has(target);
  if (linkTable !== null) {
    const attributes = field.type.linkColumns?.(field.definition) ?? [];
    const made = { ...createLinkTable({ name: linkTable, from: table, to: target, attributes }), withNewTable };
    return [made, linkTableIndex(linkTable)];
  }
  const from = { table, column: columns[0] as string };
  const guard = { ...addForeignKey(from, target), withNewTable };
  return [...(field.takesOver ? [dropForeignKey(from)] : []), guard, validateForeignKey(from)];
}

function addFieldStep({ entity, table }: Assignment, field: NewField, context: Context): ChangeStep {
  // Rows that are there have no value yet: a required field binds new and edited records, not the column.
  const columns = columnsOf(field, false);
  const statements = [...(columns.length > 0 ? [addColumns(table, columns)] : []), ...relationStatements(field, table, context)];
  return step('add_field', { entity: entity.definition['x-entity'].name, field: field.name, statements, context });
}

/** Fields that go or come back, and differences that are words only: labels, order, options, requirements. */
function describeSteps({ name, fields, keywords }: EntityDiff, context: Context): ChangeStep[] {
  const entity = context.registry.entities.get(name);
  if (!entity) return [];
  const known = context.physical.get(entity.uid)?.fields;
  const moved = fields.changed.filter((field) => wasRetired(field, 'before') !== wasRetired(field, 'after'));
  const gone = [...fields.removed, ...moved.filter((field) => wasRetired(field, 'after'))].map((field) =>
    step('retire_field', {
      entity: name,
      field: field.name,
      context,
      severity: 'breaking',
      dependents: [
        ...dependentsOf(field.name, entity, context.registry),
        // Once it is gone, nobody knows any more what was made from it.
        ...madeFrom(field.name, entity, { before: context.current, after: context.registry }),
      ],
    }),
  );
  const back = [...fields.added.filter((field) => known?.has(field.uid)), ...moved.filter((field) => !wasRetired(field, 'after'))].map(
    (field) => step('restore_field', { entity: name, field: field.name, context }),
  );
  const computed = fields.added
    .filter((field) => entity.fields.get(field.name)?.computed)
    .map((field) => step('add_field', { entity: name, field: field.name, context }));
  const reworded = keywords.length > 0 || fields.changed.some((field) => field.keywords.some(({ keyword }) => keyword !== 'x-lifecycle'));
  return [...gone, ...back, ...computed, ...(reworded ? [step('describe', { entity: name, context })] : [])];
}

function wasRetired(field: FieldChange, when: 'before' | 'after'): boolean {
  return isRetired({ 'x-lifecycle': field.keywords.find(({ keyword }) => keyword === 'x-lifecycle')?.[when] as Lifecycle });
}

/** Its table stays as it is, and so do those of records that point at its own. */
function retireEntityStep(entity: string, context: Context): ChangeStep {
  return step('retire_entity', { entity, context, severity: 'breaking', dependents: dependentsOfEntity(entity, context.current) });
}

/** Indexes by name: those the entity has, those it should have, and of these the ones to build. */
function indexChanges(entity: Entity, context: Context) {
  const old = context.current.entities.get(entity.name);
  const before = new Map(old ? entityIndexes(old).map((index) => [index.name, index]) : []);
  const after = new Map(entityIndexes(entity).map((index) => [index.name, index]));
  const changed = [...after.values()].filter((index) => JSON.stringify(before.get(index.name)) !== JSON.stringify(index));
  return { before, after, changed };
}

/** A field whose column is only being added has no values yet. */
function newUniques(entity: Entity, context: Context): NewUnique[] {
  const columns = context.shapes.get(entity.table)?.columns;
  return indexChanges(entity, context).changed.flatMap((index): NewUnique[] => {
    const fields = entity.uniques.get(index.name) ?? [];
    const isStored = fields.every((name) => entity.fields.get(name)?.columns.every((column) => columns?.has(column)));
    if (!index.unique || !isStored) return [];
    const declared = (entity.definition['x-index'] ?? []).findIndex((one) => indexName(entity, one.uid) === index.name);
    const path = declared < 0 ? `/properties/${fields[0]}/x-unique` : `/x-index/${declared}`;
    return [{ entity: entity.name, path, fields, index }];
  });
}

function indexSteps(entity: Entity, context: Context): ChangeStep[] {
  const { before, after, changed } = indexChanges(entity, context);
  const isNew = !context.physical.has(entity.uid);
  const build = changed
    .map((index) => createIndex(index))
    .map((statement) => (isNew ? { ...atOnce(statement), withNewTable: true } : statement));
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
  const isDefined = field === undefined || context.registry.entities.get(entity)?.definition.properties[field] !== undefined;
  const named = (isDefined && context.registry.entities.get(entity)) || context.current.entities.get(entity);
  const title = stepTitle(kind, named, field);
  return { kind, entity, ...(field && { field }), severity: found, title, statements, rows, estimatedMs, dependents };
}
