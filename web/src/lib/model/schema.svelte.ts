import { getSchema } from '#lib/api/schema-api.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** The definitions in force, as far as the person may see them. */
class Schema {
  revision = $state(0);
  #entities: ReadonlyMap<string, EntityView> = $state.raw(new Map());
  readonly entities: readonly EntityView[] = $derived([...this.#entities.values()]);
  /** What the sidebar shows, in its order. */
  readonly navigation: readonly EntityView[] = $derived(
    this.entities.filter((entity) => entity.can.read && !entity.navigation.hidden).sort((a, b) => a.navigation.order - b.navigation.order),
  );
  #loading: Promise<void> | undefined;

  async load(): Promise<void> {
    if (this.revision === 0) await this.refresh();
  }

  /** Several asking at once share one answer. */
  refresh(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  forget(): void {
    this.revision = 0;
    this.#entities = new Map();
  }

  entity(name: string): EntityView | undefined {
    return this.#entities.get(name);
  }

  field(entity: string, name: string): FieldView | undefined {
    return this.entity(entity)?.fields.find((field) => field.name === name);
  }

  async #fetch(): Promise<void> {
    const reply = await getSchema();
    this.#entities = new Map(reply.entities.map((entity) => [entity.name, entity]));
    this.revision = reply.revision;
  }
}

export const schema = new Schema();
