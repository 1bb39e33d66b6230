import type { ChangeStep } from '#core/change/change-step.ts';
import { checkDuplicates, checkRoom } from '#core/change/check-plan.ts';
import type { Conversion } from '#core/change/convert/conversion.ts';
import { withCalledOff, withConversions } from '#core/change/convert/conversion-step.ts';
import { recordConversions, withSwap } from '#core/change/convert/record-conversions.ts';
import { type SplitRequest, splitRequest } from '#core/change/convert/split-request.ts';
import { type FormerField, formerField } from '#core/change/former-field.ts';
import { type ChangePlan, type PlanInput, planChange } from '#core/change/plan-change.ts';
import { loadDoomed, withDoomed } from '#core/change/purge/doomed.ts';
import { forgetPurged, withPurge } from '#core/change/purge/purge-step.ts';
import { type Purged, withoutPurged } from '#core/change/purge/purged.ts';
import { withPointingFields } from '#core/change/purge/with-pointing-fields.ts';
import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { spareColumns } from '#core/change/spare-columns.ts';
import { summaryOf } from '#core/change/step-title.ts';
import { withoutUnchanged } from '#core/change/without-unchanged.ts';
import { oneAtATime } from '#core/kit/one-at-a-time.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Layers, StoredDefinition } from '#core/registry/layers.ts';
import { effectiveEntities, loadLayers } from '#core/registry/layers.ts';
import { loadPhysical, type Physical } from '#core/registry/physical.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import { runImpatiently, runImpatientlyWithin } from '#core/sql/impatient.ts';
import { tableShapes, tableSizes } from '#core/sql/introspect.ts';
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
  /** What is deleted for good. */
  readonly purge?: Purged;
  /** Null when the product itself changes what it ships. */
  readonly author: string | null;
  /** Absent: what the steps say. */
  readonly summary?: Text;
  /** The conversion of a field that is done with it. */
  readonly swap?: Conversion;
  /** The revision it takes back: fields that are still on their way to the type it gave them stay what they are. */
  readonly undoes?: number;
}

/** What a change begins from, besides the definitions. */
export interface Present {
  readonly revision: number;
  /** A field that is not defined any more, as it was last. */
  formerField(uid: string): Promise<FormerField | undefined>;
}

/** Makes the request from what is stored, once nobody else can change that any more; throws to refuse. */
export type DecideChange = (stored: Layers, present: Present) => ChangeRequest | Promise<ChangeRequest>;

/** Plans a change against what is stored now, without applying it. */
export async function previewChange(context: ChangeContext, decide: DecideChange): Promise<ChangePlan> {
  await context.registry.reload();
  return (await prepare(context, decide, context.registry.current().revision)).plan;
}

interface Prepared {
  readonly request: ChangeRequest;
  readonly stored: Layers;
  readonly plan: ChangePlan;
  readonly split: SplitRequest;
  readonly physical: Physical;
}

async function prepare(context: ChangeContext, decide: DecideChange, revision: number): Promise<Prepared> {
  const { database } = context;
  const stored = await loadLayers(database);
  const former = (uid: string) => formerField(database, uid);
  const wanted = await decide(stored, { revision, formerField: former });
  // First of all: what goes away meanwhile is still looked upon as there.
  const doomed = await loadDoomed(database);
  const [physical, sizes, there] = await Promise.all([loadPhysical(database), tableSizes(database), tableShapes(database)]);
  const shapes = withDoomed(there, doomed);
  const ground = { stored, physical, sizes, shapes, current: context.registry.current(), formerField: former };
  const split = await splitRequest(database, wanted, ground);
  const purge = wanted.purge && (await withPointingFields(database, wanted.purge, { stored, physical }));
  const request = { ...wanted, ...(purge && { purge }), definitions: withoutUnchanged(split.definitions, stored) };
  const calledOff = split.cancelled.filter(({ revision: begun }) => begun === request.undoes);
  const plan = withCalledOff(await makePlan(database, request, ground), calledOff);
  const converting = await withConversions(database, plan, { conversions: split.conversions, ground });
  return { request, stored, split, physical, plan: await withPurge(database, converting, { purged: request.purge, physical }) };
}

interface PlanGround extends Pick<PlanInput, 'physical' | 'sizes' | 'shapes' | 'current'> {
  readonly stored: Layers;
}

async function makePlan(database: Database, request: ChangeRequest, ground: PlanGround): Promise<ChangePlan> {
  const { stored, sizes, shapes, current } = ground;
  const layers = stored.with(request.definitions);
  const desired = effectiveEntities(layers);
  const physical = withoutPurged(withSwap(ground.physical, request.swap), request.purge);
  const spare = await spareColumns(database, { desired, physical, shapes });
  const touched = request.definitions.map((definition) => definition.entity);
  const plan = planChange({ current, desired, physical, sizes, shapes, spare, touched });
  refuseInvalid(checkRoom(plan, shapes, layers));
  // What the product ships does not wait for anybody's data: its index is tried until the data let it stand.
  if (request.author !== null) refuseInvalid(await checkDuplicates(database, plan, layers));
  return plan;
}

/**
 * Applies a change: one writer at a time (the head's row lock is taken first), each table in a short transaction of its own
 * that gives up rather than make readers wait, everything hidden until the head moves. What may take long is left in the task table.
 * A change that changes nothing makes no revision.
 */
export async function applyChange(context: ChangeContext, decide: DecideChange): Promise<{ revision: number; plan: ChangePlan }> {
  return oneAtATime(context, async () => {
    const result = await context.database.session((client) => inHeadsTransaction(client, () => write(context, client, decide)));
    if (!result.moved) return result;
    await context.registry.reload();
    context.announced(result.revision);
    return result;
  });
}

/** Another node's change takes seconds at the most; who waits longer is told so instead of keeping its place for ever. */
const HEAD_TIMEOUT = '5s';

async function inHeadsTransaction<T>(client: SqlSession, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    // The plan may wait for busy tables: nobody else can change the schema meanwhile, but everybody can work.
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '${HEAD_TIMEOUT}'`);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

interface Written {
  readonly revision: number;
  readonly plan: ChangePlan;
  /** There is a new revision. */
  readonly moved: boolean;
}

async function write(context: ChangeContext, client: SqlSession, decide: DecideChange): Promise<Written> {
  const revision = await lockHead(client);
  // A reload that was under way may have read what stood before.
  while (context.registry.current().revision !== revision) await context.registry.reload();
  const prepared = await prepare(context, decide, revision);
  const { request, split, plan, physical } = prepared;
  if (request.definitions.length + split.conversions.length + split.cancelled.length === 0 && !request.purge)
    return { revision, plan, moved: false };
  await runSteps(context.database, client, plan);
  await record(client, { ...prepared, revision: revision + 1 });
  const { author, swap } = request;
  await recordConversions(client, { ...split, author, swap, physical, revision: revision + 1 });
  return { revision: revision + 1, plan, moved: true };
}

async function lockHead(client: SqlSession): Promise<number> {
  const head = await client.query<{ revision: number }>('SELECT revision FROM vinculo.head WHERE id = 1 FOR UPDATE');
  return head.rows[0]?.revision ?? 0;
}

/**
 * Tables in use are altered one by one, each in a short transaction of its own. Tables that nobody knows yet, and what ties them to
 * others, come last and in the head's own transaction: they stand with the revision, or not at all, and hold others' locks for a moment only.
 */
async function runSteps(database: Database, client: SqlSession, plan: ChangePlan): Promise<void> {
  const sqlOf = (step: ChangeStep, withNewTable: boolean) =>
    step.statements.filter((one) => !one.deferred && (one.withNewTable ?? false) === withNewTable).map((one) => one.sql);
  for (const step of plan.steps) {
    const statements = sqlOf(step, false);
    if (statements.length > 0) await runImpatiently(database, statements, step.entity);
  }
  const last = plan.steps.flatMap((step) => sqlOf(step, true));
  if (last.length > 0) await runImpatientlyWithin(client, last, plan.steps[0]?.entity ?? '');
}

interface Outcome {
  readonly request: ChangeRequest;
  readonly plan: ChangePlan;
  readonly stored: Layers;
  readonly revision: number;
}

async function record(client: SqlSession, { request, plan, stored, revision }: Outcome): Promise<void> {
  await recordNames(client, plan);
  if (request.purge) await forgetPurged(client, request.purge);
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
    JSON.stringify(request.summary ?? summaryOf(plan.steps)),
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
      JSON.stringify({ entity: step.entity, field: step.field ?? null, ...(statement.drops && { drops: statement.drops }) }),
    ]);
  }
}
