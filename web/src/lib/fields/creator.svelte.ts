import type { StoredRecord } from '#schemas/types/api.ts';

type Create = (entity: string, values: Record<string, unknown>) => Promise<StoredRecord | undefined>;

/** The door through which an input asks for a new related record. Whoever can show the dialog offers it. */
class Creator {
  #create: Create | undefined = $state.raw();
  readonly ready = $derived(this.#create !== undefined);

  offer(create: Create): () => void {
    this.#create = create;
    return () => {
      this.#create = undefined;
    };
  }

  create(entity: string, values: Record<string, unknown>): Promise<StoredRecord | undefined> {
    return this.#create?.(entity, values) ?? Promise.resolve(undefined);
  }
}

export const creator = new Creator();
