import { getDefinitions } from '#lib/api/schema-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { EntityOutline } from '#schemas/types/api.ts';

/** Everything that is defined, for administrators: retired entities and fields too, each with what its layers say. */
class Definitions {
  revision = $state(0);
  list: readonly EntityOutline[] = $state.raw([]);
  readonly #byName: ReadonlyMap<string, EntityOutline> = $derived(new Map(this.list.map((outline) => [outline.name, outline])));
  #loading: Promise<void> | undefined;

  entity(name: string): EntityOutline | undefined {
    return this.#byName.get(name);
  }

  /** Several asking at once share one answer. */
  refresh(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Up to date while somebody looks at them. */
  follow(): () => void {
    void this.refresh().catch(() => {});
    return live.onSchema((revision) => {
      if (revision > this.revision) void this.refresh().catch(() => {});
    });
  }

  async #fetch(): Promise<void> {
    const { revision, entities } = await getDefinitions();
    this.revision = revision;
    this.list = entities;
  }
}

export const definitions = new Definitions();
