import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

/** Relations that say what a record is about: not who has to do it, and not what somebody told, from which it may come. */
export function aboutFields(entity: EntityView): FieldView[] {
  return entity.fields.filter((field) => {
    const target = fieldKind(field).target?.(field);
    if (!target || field.system || !field.can.read || target === 'user' || fieldKind(field).pointTo?.('') !== '') return false;
    return schema.entity(target)?.timeline === undefined;
  });
}

function sumOf(entity: EntityView | undefined): FieldView | undefined {
  return entity?.fields.find((field) => field.name === entity.board?.sum && field.can.read);
}

const settle = 60;
const atOnce = 200;

/** What lines are about: to whom it belongs, and what it comes to. Amounts of related records are fetched for all lines together. */
export class About {
  readonly #amounts = new SvelteMap<string, unknown>();
  readonly #wanted = new Map<string, Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  words(entity: EntityView, record: StoredRecord): string {
    const own = sumOf(entity);
    const ends = aboutFields(entity).flatMap((field) => {
      const id = record[field.name];
      const target = fieldKind(field).target?.(field);
      return typeof id === 'string' && target ? [{ id, target }] : [];
    });
    const amounts = ends.flatMap(({ id, target }) => this.#amountOf(target, id) ?? []);
    const [first, second] = ends.map(({ id, target }) => titles.get(target, id)).filter((name) => name !== undefined && name !== null);
    const amount = own && record[own.name] ? fieldKind(own).print(record[own.name], own) : amounts[0];
    return [first, amount ?? second].filter((word) => word !== undefined).join(' · ');
  }

  #amountOf(target: string, id: string): string | undefined {
    const entity = schema.entity(target);
    const field = sumOf(entity);
    if (!entity || !field) return undefined;
    const value = this.#amounts.get(`${target}/${id}`);
    if (value === undefined) this.#want(target, id);
    return value === undefined || value === null ? undefined : fieldKind(field).print(value, field);
  }

  #want(target: string, id: string): void {
    const ids = this.#wanted.get(target) ?? new Set();
    this.#wanted.set(target, ids.add(id));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(), settle);
  }

  async #fetch(): Promise<void> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    for (const [target, ids] of wanted) {
      const field = sumOf(schema.entity(target));
      const some = [...ids].slice(0, atOnce);
      if (!field) continue;
      try {
        const filter = { field: 'id', op: 'in' as const, value: some };
        const { data } = await queryRecords(target, { filter, fields: [field.name], limit: atOnce, count: 'none' });
        const found = new Map(data.map((record) => [record.id, record[field.name] ?? null]));
        for (const id of some) this.#amounts.set(`${target}/${id}`, found.get(id) ?? null);
      } catch {
        // Without its amount a line still says what it is about.
      }
    }
  }
}
