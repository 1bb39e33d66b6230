import { type Callers, createCallers } from '#core/access/callers.ts';
import { guardAdministrators, keepUsers } from '#core/access/guard-administrators.ts';
import { startHousekeeping } from '#core/access/housekeeping.ts';
import { type Background, createBackground } from '#core/background.ts';
import { applyChange, type ChangeContext } from '#core/change/apply-change.ts';
import { createDeferredTasks, type DeferredTasks } from '#core/change/deferred-tasks.ts';
import type { SchemaTasks } from '#core/change/schema-tasks.ts';
import type { Config } from '#core/config.ts';
import { deliverHappenings } from '#core/deliver-happenings.ts';
import type { DemoData } from '#core/demo/demo.ts';
import { createVault } from '#core/kit/vault.ts';
import { createHub, type Hub } from '#core/live/hub.ts';
import { createPresence, type Presence } from '#core/live/presence/presence.ts';
import { type LongWork, startLongWork } from '#core/long-work.ts';
import { type Happening, type Relay, startRelay } from '#core/outbox/relay.ts';
import { type InstalledPlugin, installedPlugins, registerPlugins } from '#core/plugins/installed-plugins.ts';
import type { PluginHandlers } from '#core/plugins/plugin-handlers.ts';
import { syncShipped } from '#core/plugins/sync-shipped.ts';
import { createAfterWrite } from '#core/records/after-write.ts';
import { tellProgress } from '#core/records/background-context.ts';
import { finishRebasing } from '#core/records/base-amounts.ts';
import type { Batches } from '#core/records/batch/batches.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { followsOf, withFollowing } from '#core/records/follow-relations.ts';
import { createHooks, type Hooks } from '#core/records/hooks.ts';
import type { Imports } from '#core/records/import/imports.ts';
import { createResultCache } from '#core/records/result-cache.ts';
import { joinNodes as joinLiveNodes } from '#core/registry/nodes.ts';
import { createRegistryStore, type RegistryStore } from '#core/registry/registry-store.ts';
import { loadSettings, type Settings } from '#core/settings/organisation.ts';
import type { Connection } from '#core/sql/connection.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { migrateDatabase } from '#core/sql/migrate.ts';

/** Everything a running node holds, without HTTP. */
export interface Engine {
  readonly config: Pick<Config, 'secret' | 'publicUrl' | 'administrator'> & Partial<Pick<Config, 'demo' | 'smtpUrl'>>;
  readonly database: Database;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly callers: Callers;
  readonly records: RecordsContext;
  readonly imports: Imports;
  readonly batches: Batches;
  readonly demo: DemoData;
  readonly change: ChangeContext;
  readonly tasks: DeferredTasks;
  readonly schemaTasks: SchemaTasks;
  readonly hub: Hub;
  readonly presence: Presence;
  readonly relay: Relay;
  readonly plugins: readonly InstalledPlugin[];
  /** To be started once the node answers. */
  readonly background: Background;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly connection: Connection;
  readonly config: Engine['config'];
  /** Folders with bundled plugins. */
  readonly pluginFolders: readonly string[];
  /** Called with failures that belong to no request. */
  onError(error: unknown, what: string): void;
}

/** Starts a node: migrates, loads the registry, brings shipped definitions up to date, and joins the others. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { config, onError } = options;
  const ground = await layGround(options);
  const { database, plugins } = ground;
  const late: Late = {};
  const node = await joinNodes(options, ground, late);
  const { background, presence, relay } = node;
  let stopping = false;
  const moved = (id: string) => {
    if (!stopping) tellProgress({ publish: relay.publish }, 'task', id);
  };
  const tasks = createDeferredTasks({ database, moved, onError });
  const runTasks = () => void tasks.run().catch((error: unknown) => onError(error, 'schema tasks'));
  const change: ChangeContext = {
    database,
    registry: ground.registry,
    announced: (revision) => {
      relay.publish([{ kind: 'schema', entityNo: 0, id: 'schema', version: revision, actor: null }]);
      runTasks();
      late.work?.schemaChanged();
    },
  };
  const stopHousekeeping = startHousekeeping({ database, onError: (error) => onError(error, 'housekeeping') });
  await syncShipped({ plugins, apply: (decide) => applyChange(change, decide), database });
  runTasks();
  finishRebasing(database, ground.registry.current()).catch((error: unknown) => onError(error, 'amounts in another currency'));
  const nodes = await joinLiveNodes({ database, registry: ground.registry, onError: (error) => onError(error, 'nodes') });
  const work = startLongWork({ ...ground, ...node, change, deferred: tasks, publish: relay.publish, onError });
  late.work = work;
  return {
    ...ground,
    ...node,
    ...{ config, change, tasks, imports: work.imports, batches: work.batches, demo: work.demo, schemaTasks: work.schemaTasks },
    stop: async () => {
      stopping = true;
      await background.stop();
      await work.stop();
      stopHousekeeping();
      await presence.stop();
      await relay.stop();
      await nodes.stop();
      await tasks.run().catch(() => undefined);
      await database.close();
    },
  };
}

/** What everything else of a node stands on. */
interface Ground extends Pick<Engine, 'database' | 'registry' | 'settings' | 'callers' | 'plugins'> {
  readonly hooks: Hooks;
  readonly handlers: PluginHandlers;
}

async function layGround({ connection, config, pluginFolders, onError }: EngineOptions): Promise<Ground> {
  await migrateDatabase(connection);
  const database = openDatabase({ connection, onError: (error) => onError(error, 'database pool') });
  const registry = createRegistryStore(database, createVault(config.secret));
  await registry.reload();
  const settings = await loadSettings(database);
  const hooks = withFollowing(createHooks(), (name) => followsOf(registry.current().entities.get(name)));
  const plugins = await installedPlugins(pluginFolders);
  const handlers = { events: [], jobs: [] };
  registerPlugins(plugins, { hooks, handlers });
  const user = () => registry.current().entities.get('user');
  hooks.add('core', { entity: 'user', at: 'update' }, guardAdministrators(database, user));
  hooks.add('core', { entity: 'user', at: 'remove' }, keepUsers);
  return { database, registry, settings, callers: createCallers(database), plugins, hooks, handlers };
}

/** What is started last, for those that are there before it. */
interface Late {
  relay?: Relay;
  work?: LongWork;
}

type Joined = Pick<Engine, 'hub' | 'presence' | 'background' | 'records' | 'relay'>;

/** Whoever tells browsers, plugins and people of what was committed, here and on other nodes; and what writes records, which they are told of. */
async function joinNodes({ connection, config, onError }: EngineOptions, ground: Ground, late: Late): Promise<Joined> {
  const { database, hooks } = ground;
  const publish = (happenings: readonly Happening[]) => late.relay?.publish(happenings);
  const named = (what: string) => (error: unknown) => onError(error, what);
  const hub = createHub({ ...ground, cursor: () => late.relay?.cursor() ?? '', onError: named('live') });
  const presence = createPresence({ ...ground, publish, onError: named('presence') });
  const background = createBackground({ ...ground, connection, hub, config, records: () => records, publish, onError });
  const records: RecordsContext = {
    database,
    hooks,
    results: createResultCache(database),
    secret: config.secret,
    published: publish,
    afterWrite: createAfterWrite(background.notifications.notifyWithin),
  };
  const tellBrowsers = deliverHappenings({ ...ground, hub, moved: (happening) => late.work?.moved(happening), onError });
  const deliver = (happenings: readonly Happening[]) => {
    tellBrowsers(happenings);
    presence.happened(happenings);
    background.happened(happenings);
  };
  const relay = await startRelay({ database, connection, deliver, onError: named('relay') });
  late.relay = relay;
  return { hub, presence, background, records, relay };
}
