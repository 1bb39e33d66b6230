import type { Callers } from '#core/access/callers.ts';
import { actingNow, engineCaller } from '#core/access/engine-caller.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordEvent, RecordHappening } from '#core/contract/plugin.ts';
import { AppError } from '#core/errors.ts';
import type { Job, Jobs } from '#core/jobs/jobs.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7From } from '#core/kit/uuid7.ts';
import { within } from '#core/kit/within.ts';
import type { OutboxEvent } from '#core/outbox/outbox-tail.ts';
import type { PluginHandlers, RegisteredEvent } from '#core/plugins/plugin-handlers.ts';
import { pluginWork, type WorkContext } from '#core/plugins/plugin-work.ts';
import { LONGEST_CHAIN, lengthened } from '#core/records/after-write.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface DeliveryOptions {
  readonly handlers: PluginHandlers;
  readonly jobs: Jobs;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly callers: Callers;
  work(): WorkContext;
  onError(error: unknown, what: string): void;
}

/** One event on its way to one handler. */
interface Delivery {
  readonly handler: string;
  readonly id: string;
  readonly entityNo: number;
  readonly recordId: string;
  readonly version: number;
  readonly actor: string | null;
  readonly at: string;
  readonly chain: readonly string[];
}

const RETRIES = 8;
const BUDGET_MS = 60_000;

/** Brings committed events to plugins' handlers: one job each, so that one that fails is tried again by itself. Returns what takes the events. */
export function deliverEvents(options: DeliveryOptions): (events: readonly OutboxEvent[]) => Promise<void> {
  const { handlers, jobs } = options;
  const queue = jobs.queue<Delivery>({ name: 'events', retries: RETRIES, handle: (job) => deliver(options, job) });
  return async (events) => {
    const deliveries = handlers.events.length === 0 ? [] : events.flatMap((event) => deliveriesOf(options, event));
    if (deliveries.length === 0) return;
    // They wait in the outbox.
    if (!jobs.isRunning()) throw new AppError('BUSY');
    await queue.add(deliveries.map((data) => ({ id: uuid7From(new Date(data.at), `${data.id} ${data.handler}`), data })));
  };
}

function deliveriesOf({ handlers, registry, onError }: DeliveryOptions, event: OutboxEvent): Delivery[] {
  const { id, kind, entityNo, recordId, version, actor, at } = event;
  const entity = registry.current().entityByNo.get(entityNo ?? 0);
  if (!entity || entityNo === null || recordId === null) return [];
  const wanting = handlers.events.filter((one) => one.entity === entity.name && kind === `record.${one.what}`);
  const { chain = [] } = (event.body ?? {}) as { chain?: readonly string[] };
  return wanting.flatMap(({ key, plugin }) => {
    if (chain.length < LONGEST_CHAIN) return [{ handler: key, id, entityNo, recordId, version: version ?? 0, actor, at, chain }];
    onError(new AppError('HOOK_LOOP', { params: { plugin, chain: chain.slice(-3).join(' → ') } }), key);
    return [];
  });
}

async function deliver(options: DeliveryOptions, { data }: Job<Delivery>): Promise<void> {
  const registered = options.handlers.events.find(({ key }) => key === data.handler);
  const registry = options.registry.current();
  const entity = registry.entityByNo.get(data.entityNo);
  // The plugin or its entity is gone since.
  if (!registered || !entity) return;
  const { plugin, handler } = registered;
  const work = options.work();
  const caller = lengthened({ ...(await actingCaller(options, data.actor)), chain: data.chain }, data.handler);
  try {
    const changes = await changesOf(work.records.database, data);
    await within(BUDGET_MS, handler(recordEvent({ registered, data, changes, caller, work })));
  } catch (cause) {
    throw new Error(`the plugin ${plugin} failed on ${entity.name}.${registered.what} (event ${data.id})`, { cause });
  }
}

/** Who made the change, with the rights they have now. */
async function actingCaller({ callers, registry, settings }: DeliveryOptions, actor: string | null): Promise<Caller> {
  const current = registry.current();
  const user = actor === null ? undefined : await callers.byUser(actor, current);
  const engine = engineCaller(current, settings.organisation());
  return user ? { user, registry: current, organisation: settings.organisation(), now: engine.now } : engine;
}

interface Delivering {
  readonly registered: RegisteredEvent;
  readonly data: Delivery;
  readonly changes: RecordEvent['changes'];
  readonly caller: Caller;
  readonly work: WorkContext;
}

function recordEvent({ registered, data, changes, caller, work }: Delivering): RecordEvent {
  const { id, recordId, version, at } = data;
  const { plugin, entity, what } = registered;
  const own = pluginWork(work, caller, plugin);
  const { user } = actingNow(caller);
  return {
    ...own,
    // Delivered at least once, but told once.
    notify: (request) => own.notify({ key: `${id} ${request.kind} ${request.record.id}`, ...request }),
    ...{ id, entity, what, recordId, version, at, user, changes },
  };
}

async function changesOf(db: Queryable, { entityNo, recordId, version }: Delivery): Promise<RecordEvent['changes']> {
  const [row] = await db.rows<{ action: RecordHappening; changes: Record<string, [unknown, unknown]> }>(
    sql`SELECT action, changes FROM vinculo.audit WHERE entity_no = ${entityNo}::int AND record_id = ${recordId}::uuid AND version = ${version}::int AND action <> 'revealed'`,
  );
  return Object.fromEntries(Object.entries(row?.changes ?? {}).map(([name, [before, after]]) => [name, { before, after }]));
}
