import type { ChangeContext } from '#core/change/apply-change.ts';
import { createConversions } from '#core/change/convert/conversions.ts';
import type { DeferredTasks } from '#core/change/deferred-tasks.ts';
import { createSchemaTasks, type SchemaTasks } from '#core/change/schema-tasks.ts';
import { announceDemo } from '#core/demo/announce-demo.ts';
import { createDemoData, type DemoData } from '#core/demo/demo.ts';
import { announceTask } from '#core/live/announce-task.ts';
import type { Hub } from '#core/live/hub.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { InstalledPlugin } from '#core/plugins/installed-plugins.ts';
import { type BackgroundContext, tellProgress } from '#core/records/background-context.ts';
import { type Batches, createBatches } from '#core/records/batch/batches.ts';
import { createImports, type Imports } from '#core/records/import/imports.ts';

/** What people start and then watch while the node does it: see `core/jobs/leased-work.ts`. */
export interface LongWork {
  readonly imports: Imports;
  readonly batches: Batches;
  readonly demo: DemoData;
  readonly schemaTasks: SchemaTasks;
  /** There may be something to do about a schema change. */
  schemaChanged(): void;
  /** A piece of it moved on, here or elsewhere: those who watch it are told. */
  moved(happening: Happening): void;
  stop(): Promise<void>;
}

export interface LongWorkOptions extends BackgroundContext {
  readonly hub: Hub;
  readonly plugins: readonly InstalledPlugin[];
  readonly change: ChangeContext;
  readonly deferred: DeferredTasks;
}

const PROGRESS: ReadonlySet<Happening['kind']> = new Set(['import', 'batch', 'demo', 'task'] as const);

/** Goes on at once with what was left in the middle. */
export function startLongWork(options: LongWorkOptions): LongWork {
  const { hub, plugins, records, change, deferred, onError } = options;
  const imports = createImports(options);
  const batches = createBatches(options);
  const demo = createDemoData({ ...options, handlers: plugins.flatMap((plugin) => plugin.demos) });
  const taskMoved = (id: string) => tellProgress(options, 'task', id);
  const conversions = createConversions({ change, tell: taskMoved, onError });
  const schemaTasks = createSchemaTasks({ database: records.database, deferred, conversions, moved: taskMoved });
  const announce = async ({ kind, id }: Happening): Promise<void> => {
    if (kind === 'demo') return announceDemo(records.database, hub);
    if (kind === 'task') return announceTask(schemaTasks, hub, id);
    const news = await (kind === 'import' ? imports : batches).announcement(id);
    if (news) hub.tell(news.userId, news.message);
  };
  return {
    imports,
    batches,
    demo,
    schemaTasks,
    schemaChanged: conversions.wake,
    moved: (happening) => {
      const { kind } = happening;
      if (PROGRESS.has(kind)) announce(happening).catch((error: unknown) => onError(error, kind));
    },
    stop: async () => {
      await imports.stop();
      await batches.stop();
      await demo.stop();
      await conversions.stop();
    },
  };
}
