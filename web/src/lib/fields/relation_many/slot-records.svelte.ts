import { queryRecords } from '#lib/api/records-api.ts';
import type { Link } from '#lib/fields/relation_many/link.ts';
import { factFields } from '#lib/fields/relation_many/slots.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { FieldView, StoredRecord } from '#schemas/types/api.ts';

/** What is known of the records in the places. What cannot be read is left out: the title alone says who it is. */
export class SlotRecords {
  #known: Readonly<Record<string, StoredRecord>> = $state.raw({});

  of(id: string): StoredRecord | undefined {
    return this.#known[id];
  }

  /** Reads them whenever others stand there. Call while a component is set up. */
  follow(field: () => FieldView, links: () => readonly Link[]): void {
    const ids = $derived(
      links()
        .map(({ id }) => id)
        .join(','),
    );
    $effect(() => void this.#load(field(), ids === '' ? [] : ids.split(',')));
  }

  async #load(field: FieldView, ids: readonly string[]): Promise<void> {
    const facts = factFields(field);
    const target = field.relation?.target;
    if (!target || ids.length === 0 || facts.length === 0) return;
    try {
      const { data } = await queryRecords(target, {
        filter: { field: 'id', op: 'in', value: [...ids] },
        fields: facts.map(({ name }) => name),
        limit: ids.length,
        count: 'none',
      });
      titles.learn(target, data);
      this.#known = Object.fromEntries(data.map((record) => [record.id, record]));
    } catch {
      // Offline: without its number a name is still a name.
    }
  }
}
