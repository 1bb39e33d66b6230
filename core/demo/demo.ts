import type { Caller } from '#core/contract/caller.ts';
import type { DemoContext } from '#core/demo/context.ts';
import { countOthers } from '#core/demo/count-others.ts';
import { demoView, loadDemo, wantDemo, wantRemoval } from '#core/demo/demo-store.ts';
import { createDemoWorker, tell } from '#core/demo/worker.ts';
import { AppError } from '#core/errors.ts';
import type { Demo } from '#schemas/types/api.ts';
import type { Language } from '#schemas/types/definition.ts';

/** The invented records of the installation, as one node sees them. */
export interface DemoData {
  view(language: Language): Promise<Demo>;
  /** With the real records that point at invented ones. */
  viewWithOthers(caller: Caller): Promise<Demo>;
  /** Begins to make them for a user, or goes on. */
  make(wish: MakeWish): Promise<void>;
  remove(wish: { readonly userId: string }): Promise<void>;
  stop(): Promise<void>;
}

export interface MakeWish {
  /** Who asks. */
  readonly userId: string;
  readonly size?: number;
  readonly seed?: string;
}

/** The same for everybody, so that people can speak about what they see. */
const USUAL_SEED = 'vinculo';

export function createDemoData(context: DemoContext): DemoData {
  const { database } = context.records;
  const worker = createDemoWorker(context);
  const begin = async (wish: () => Promise<void>) => {
    await wish();
    tell(context);
    worker.wake();
  };
  return {
    view: async (language) => demoView(await loadDemo(database), language),
    viewWithOthers: async ({ user, registry }) => {
      const view = demoView(await loadDemo(database), user.language);
      return view.state === 'absent' ? view : { ...view, ...(await countOthers(database, registry)) };
    },
    make: async ({ userId, size = null, seed = USUAL_SEED }) => {
      const stored = await loadDemo(database);
      if (stored?.state === 'removing' || stored?.error?.during === 'removing') throw new AppError('DEMO_REMOVING');
      if (stored?.state === 'present') throw new AppError('DEMO_PRESENT');
      await begin(() => wantDemo(database, { seed, size, actor: userId }));
    },
    remove: ({ userId }) => begin(() => wantRemoval(database, userId)),
    stop: worker.stop,
  };
}
