type Undo = () => Promise<void> | void;

/** What has to be undone at the end, however the end comes; the last thing first. */
export interface Cleanup {
  /** Throws when the end has begun: nothing new may be started then. */
  add(undo: Undo): void;
  run(): Promise<void>;
  /** What fails from then on fails because of it. */
  hasBegun(): boolean;
}

/** Ctrl+C undoes everything too, once. */
export function createCleanup(): Cleanup {
  const steps: Undo[] = [];
  let running: Promise<void> | undefined;
  const undoAll = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
      }
    }
  };
  const run = () => {
    running ??= undoAll();
    return running;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.log('\nStopping …');
      void run().then(() => process.exit(130));
    });
  }
  return {
    add: (undo) => {
      if (running) throw new Error('it is being stopped');
      steps.push(undo);
    },
    run,
    hasBegun: () => running !== undefined,
  };
}
