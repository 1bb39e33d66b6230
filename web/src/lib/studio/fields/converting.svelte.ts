import { listTasks, steerTask } from '#lib/api/schema-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { SchemaTask } from '#schemas/types/api.ts';

/** What goes on behind the changes of one entity, as it goes on. */
export class Converting {
  #all: readonly SchemaTask[] = $state.raw([]);
  readonly #entity: string;
  /** Values on their way to another type, and what failed. */
  readonly shown: readonly SchemaTask[] = $derived(
    this.#all.filter(({ entity, kind, state }) => {
      if (entity !== this.#entity) return false;
      return state === 'failed' || (kind === 'change_type' && (state === 'waiting' || state === 'running'));
    }),
  );

  constructor(entity: string) {
    this.#entity = entity;
  }

  /** Reads it now and follows it, until the returned function is called. */
  follow(): () => void {
    void this.#read();
    const stops = [
      live.on('schema-task', ({ task }) => this.#put(task)),
      live.on('hello', () => void this.#read()),
      live.onSchema(() => void this.#read()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async steer({ id }: SchemaTask, how: 'cancel' | 'retry'): Promise<void> {
    await steerTask(id, how);
    await this.#read();
  }

  #put(task: SchemaTask): void {
    this.#all = [task, ...this.#all.filter(({ id }) => id !== task.id)];
  }

  async #read(): Promise<void> {
    try {
      this.#all = (await listTasks()).data;
    } catch {
      // It is told again when it moves on.
    }
  }
}
