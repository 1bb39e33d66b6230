import { type Callers, createCallers } from '#core/access/callers.ts';
import { guardAdministrators, keepUsers } from '#core/access/guard-administrators.ts';
import { startHousekeeping } from '#core/access/housekeeping.ts';
import { type Background, createBackground } from '#core/background.ts';
import { applyChange, type ChangeContext } from '#core/change/apply-change.ts';
import { createDeferredTasks, type DeferredTasks } from '#core/change/deferred-tasks.ts';
import type { Config } from '#core/config.ts';
import { deliverHappenings } from '#core/deliver-happenings.ts';
import { announceDemo } from '#core/demo/announce-demo.ts';
import { createDemoData, type DemoData } from '#core/demo/demo.ts';
import { createHub, type Hub } from '#core/live/hub.ts';
import { createPresence, type Presence } from '#core/live/presence/presence.ts';
import { type Happening, type Relay, startRelay } from '#core/outbox/relay.ts';
import { type InstalledPlugin, installedPlugins, registerPlugins } from '#core/plugins/installed-plugins.ts';
import { syncShipped } from '#core/plugins/sync-shipped.ts';
import { createAfterWrite } from '#core/records/after-write.ts';
import { type Batches, createBatches } from '#core/records/batch/batches.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { createHooks } from '#core/records/hooks.ts';
import { createImports, type Imports } from '#core/records/import/imports.ts';
import { createResultCache } from '#core/records/result-cache.ts';
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
export async function startEngine({ connection, config, pluginFolders, onError }: EngineOptions): Promise<Engine> {
  await migrateDatabase(connection);
  const database = openDatabase({ connection, onError: (error) => onError(error, 'database pool') });
  const registry = createRegistryStore(database);
  await registry.reload();
  const settings = await loadSettings(database);
  const callers = createCallers(database);
  const hooks = createHooks();
  const plugins = await installedPlugins(pluginFolders);
  const handlers = { events: [], jobs: [] };
  registerPlugins(plugins, { hooks, handlers });
  hooks.add(
    'core',
    { entity: 'user', at: 'update' },
    guardAdministrators(database, () => registry.current().entities.get('user')),
  );
  hooks.add('core', { entity: 'user', at: 'remove' }, keepUsers);
  const tasks = createDeferredTasks({ database, onError: (error, statement) => onError(error, statement) });
  let relay: Relay | undefined;
  const hub = createHub({ database, registry, settings, cursor: () => relay?.cursor() ?? '', onError: (error) => onError(error, 'live') });

  let imports: Imports | undefined;
  const importMoved = (id: string) => {
    imports?.announcement(id).then(
      (news) => news && hub.tell(news.userId, { type: 'import', import: news.import }),
      (error: unknown) => onError(error, 'imports'),
    );
  };
  const presence = createPresence({
    ...{ database, registry, settings },
    publish: (happenings) => relay?.publish(happenings),
    onError: (error) => onError(error, 'presence'),
  });
  let batches: Batches | undefined;
  const batchMoved = (id: string) => {
    batches?.announcement(id).then(
      (news) => news && hub.tell(news.userId, { type: 'batch', batch: news.batch }),
      (error: unknown) => onError(error, 'batches'),
    );
  };
  const demoMoved = () => void announceDemo(database, hub).catch((error: unknown) => onError(error, 'demo'));
  const background = createBackground({
    ...{ database, connection, registry, settings, callers, hub, plugins, handlers, config, onError },
    records: () => records,
    publish: (happenings) => relay?.publish(happenings),
  });
  const tellBrowsers = deliverHappenings({ registry, settings, callers, hub, importMoved, batchMoved, demoMoved, onError });
  const deliver = (happenings: readonly Happening[]) => {
    tellBrowsers(happenings);
    presence.happened(happenings);
    background.happened(happenings);
  };
  relay = await startRelay({ database, connection, deliver, onError: (error) => onError(error, 'relay') });
  const change: ChangeContext = {
    database,
    registry,
    announced: (revision) => {
      relay.publish([{ kind: 'schema', entityNo: 0, id: 'schema', version: revision, actor: null }]);
      void tasks.run().catch((error: unknown) => onError(error, 'schema tasks'));
    },
  };
  const stopHousekeeping = startHousekeeping({ database, onError: (error) => onError(error, 'housekeeping') });
  await syncShipped({ plugins, apply: (decide) => applyChange(change, decide), database });
  void tasks.run().catch((error: unknown) => onError(error, 'schema tasks'));
  const records: RecordsContext = {
    database,
    hooks,
    results: createResultCache(database),
    secret: config.secret,
    published: relay.publish,
    afterWrite: createAfterWrite(background.notifications.notifyWithin),
  };
  imports = createImports({ records, callers, registry, settings, publish: relay.publish, onError });
  batches = createBatches({ records, callers, registry, settings, publish: relay.publish, onError });
  const demos = plugins.flatMap((plugin) => plugin.demos);
  const demo = createDemoData({ records, callers, registry, settings, handlers: demos, publish: relay.publish, onError });
  return {
    config,
    database,
    registry,
    settings,
    callers,
    records,
    imports,
    batches,
    demo,
    change,
    tasks,
    hub,
    presence,
    relay,
    plugins,
    background,
    stop: async () => {
      await background.stop();
      await imports?.stop();
      await batches?.stop();
      await demo.stop();
      stopHousekeeping();
      await presence.stop();
      await relay.stop();
      await tasks.run().catch(() => undefined);
      await database.close();
    },
  };
}
