import type { ChangeStep } from '#core/change/change-step.ts';
import { type ChangePlan, planChange } from '#core/change/plan-change.ts';
import { AppError } from '#core/errors.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Layers, StoredDefinition } from '#core/registry/layers.ts';
import { effectiveEntities, loadLayers } from '#core/registry/layers.ts';
import { loadPhysical } from '#core/registry/physical.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import { runImpatiently } from '#core/sql/impatient.ts';
import { existingColumns, tableSizes } from '#core/sql/introspect.ts';
import type { Text } from '#schemas/types/definition.ts';

export interface ChangeContext {
  readonly database: Database;
  readonly registry: RegistryStore;
  /** Called when the new revision stands, so that other nodes and browsers learn of it. */
  announced(revision: number): void;
}

export interface ChangeRequest {
  /** Definitions to put in place of those stored under the same layer, entity and kind; a null document removes it. */
  readonly definitions: readonly StoredDefinition[];
  readonly author: string | null;
  readonly summary: Text;
}

/** Makes the request from what is stored, once nobody else can change that any more; throws to refuse. */
export type DecideChange = (stored: Layers) => ChangeRequest;

/** Plans a change against what is stored now, without applying it. */
export async function previewChange(context: ChangeContext, decide: DecideChange): Promise<ChangePlan> {
  const stored = await loadLayers(context.database);
  return makePlan(context, stored.with(decide(stored).definitions));
}

async function makePlan({ database, registry }: ChangeContext, layers: Layers): Promise<ChangePlan> {
  const [physical, sizes, columns] = await Promise.all([loadPhysical(database), tableSizes(database), existingColumns(database)]);
  return planChange({ current: registry.current(), desired: effectiveEntities(layers), physical, sizes, columns });
}

/**
 * Applies a change: one writer at a time (the head's row lock is taken first), each table in a short transaction of its own
 * that gives up rather than make readers wait, everything hidden until the head moves. What may take long is left in the task table.
 */
export async function applyChange(context: ChangeContext, decide: DecideChange): Promise<{ revision: number; plan: ChangePlan }> {
  const result = await context.database.session(async (client) => {
    await client.query('BEGIN');
    try {
      // The plan may wait for busy tables: nobody else can change the schema meanwhile, but everybody can work.
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      const revision = await lockHead(client);
      await context.registry.reload();
      const stored = await loadLayers(context.database);
      const request = decide(stored);
      const plan = await makePlan(context, stored.with(request.definitions));
      await runSteps(context.database, client, plan);
      await record(client, { request, plan, stored, revision });
      await client.query('COMMIT');
      return { revision, plan };
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
  await context.registry.reload();
  context.announced(result.revision);
  return result;
}

async function lockHead(client: SqlSession): Promise<number> {
  const head = await client.query<{ revision: number }>('SELECT revision FROM vinculo.head WHERE id = 1 FOR UPDATE');
  return (head.rows[0]?.revision ?? 0) + 1;
}

/** Tables that nobody knows yet are made in the head's own transaction; those in use each in a short one. */
async function runSteps(database: Database, client: SqlSession, plan: ChangePlan): Promise<void> {
  const fresh = new Set(plan.assignments.filter((entity) => entity.isNew).map((entity) => entity.entity.definition['x-entity'].name));
  for (const step of plan.steps) {
    const now = step.statements.filter((statement) => !statement.deferred);
    if (now.length === 0) continue;
    if (fresh.has(step.entity)) await client.query(now.map((statement) => statement.sql).join(';\n'));
    else
      await runImpatiently(
        database,
        now.map((statement) => statement.sql),
        step.entity,
      );
  }
}

interface Outcome {
  readonly request: ChangeRequest;
  readonly plan: ChangePlan;
  readonly stored: Layers;
  readonly revision: number;
}

async function record(client: SqlSession, { request, plan, stored, revision }: Outcome): Promise<void> {
  await recordNames(client, plan);
  for (const { layer, entity, kind, document } of request.definitions) {
    if (document === null)
      await client.query('DELETE FROM vinculo.definition WHERE layer = $1 AND entity = $2 AND kind = $3', [layer, entity, kind]);
    else
      await client.query(
        'INSERT INTO vinculo.definition VALUES ($1, $2, $3, $4, $5) ON CONFLICT (layer, entity, kind) DO UPDATE SET document = EXCLUDED.document, revision = EXCLUDED.revision',
        [layer, entity, kind, JSON.stringify(document), revision],
      );
  }
  for (const step of plan.steps) await recordTasks(client, step, revision);
  const before = request.definitions.map((definition) => ({ ...definition, document: stored.find(definition)?.document ?? null }));
  const steps = plan.steps.map((step) => ({ ...step, statements: step.statements.map((statement) => statement.sql) }));
  await client.query('INSERT INTO vinculo.revision (revision, author, summary, before, after, plan) VALUES ($1, $2, $3, $4, $5, $6)', [
    revision,
    request.author,
    JSON.stringify(request.summary),
    JSON.stringify(before),
    JSON.stringify(request.definitions),
    JSON.stringify(steps),
  ]);
  await client.query("INSERT INTO vinculo.outbox (id, kind, actor, body) VALUES ($1, 'schema.changed', $2, $3)", [
    uuid7(),
    request.author,
    JSON.stringify({ revision }),
  ]);
  await client.query('UPDATE vinculo.head SET revision = $1 WHERE id = 1', [revision]);
}

async function recordNames(client: SqlSession, plan: ChangePlan): Promise<void> {
  for (const { entity, uid, table, isNew, newFields } of plan.assignments) {
    if (isNew)
      await client.query('INSERT INTO vinculo.entity (uid, name, table_name) VALUES ($1, $2, $3)', [
        uid,
        entity.definition['x-entity'].name,
        table,
      ]);
    for (const field of newFields) {
      await client.query('INSERT INTO vinculo.field (entity_uid, uid, columns, link_table) VALUES ($1, $2, $3, $4)', [
        uid,
        field.definition['x-uid'],
        field.physical.columns,
        field.physical.linkTable,
      ]);
    }
  }
}

async function recordTasks(client: SqlSession, step: ChangeStep, revision: number): Promise<void> {
  for (const statement of step.statements.filter((candidate) => candidate.deferred)) {
    await client.query('INSERT INTO vinculo.change_task (id, revision, kind, statement, subject) VALUES ($1, $2, $3, $4, $5)', [
      uuid7(),
      revision,
      step.kind,
      statement.sql,
      JSON.stringify({ entity: step.entity, field: step.field ?? null }),
    ]);
  }
}

/** Refuses when somebody changed one of these entities after the draft began. */
export function refuseStale(stored: Layers, entities: readonly string[], base: number): void {
  const moved = stored.documents.filter(
    (definition) => definition.layer === 'admin' && entities.includes(definition.entity) && (definition.revision ?? 0) > base,
  );
  if (moved.length === 0) return;
  throw new AppError('CHANGE_CONFLICT', {
    params: { entities: moved.map((definition) => definition.entity).join(', ') },
    members: { current: Object.fromEntries(moved.map((definition) => [definition.entity, definition.document])) },
  });
}
