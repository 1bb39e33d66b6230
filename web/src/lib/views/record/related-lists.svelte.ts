import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { live } from '#lib/model/live.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldView, InverseView, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const shown = 50;
const settle = 600;

/** The records of one entity that point at this one through one field. */
export class RelatedList {
  readonly inverse: InverseView;
  readonly entity: EntityView;
  readonly field: FieldView;
  readonly filter: Condition;
  /** Names of the fields worth showing here. */
  readonly columns: readonly FieldView[];
  rows: readonly StoredRecord[] = $state.raw([]);
  total: number | undefined = $state();
  capped = $state(false);
  error: unknown = $state.raw();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ inverse, entity, field, filter }: Pick<RelatedList, 'inverse' | 'entity' | 'field' | 'filter'>) {
    this.inverse = inverse;
    this.entity = entity;
    this.field = field;
    this.filter = filter;
    const names = [...new Set([entity.titleField, ...entity.list])].filter((name) => name !== field.name || name === entity.titleField);
    this.columns = names.flatMap((name) => entity.fields.find((one) => one.name === name && one.can.read) ?? []).slice(0, 6);
  }

  get key(): string {
    return `${this.inverse.entity}.${this.inverse.field}`;
  }

  async load(): Promise<void> {
    try {
      const include = this.columns.filter((field) => fieldKind(field).target?.(field)).map((field) => field.name);
      const reply = await queryRecords(this.entity.name, {
        filter: this.filter,
        fields: this.columns.map((field) => field.name),
        ...(include.length > 0 && { include }),
        limit: shown,
        count: 'capped',
      });
      titles.absorb(reply.included);
      titles.learn(this.entity.name, reply.data);
      this.rows = reply.data;
      this.total = reply.page.total ?? reply.data.length;
      this.capped = reply.page.capped;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  follow(): () => void {
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const stop = live.subscribe(this.entity.name, { changed: again, removed: again, reload: again });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }
}

/** The other ends of relations that the person may read. */
export function relatedLists(entity: EntityView, id: string): RelatedList[] {
  return entity.inverses.flatMap((inverse) => {
    const other = schema.entity(inverse.entity);
    const field = other?.fields.find((one) => one.name === inverse.field);
    const filter = field && fieldKind(field).pointsAt?.(field, id);
    return other?.can.read && field?.can.read && filter ? [new RelatedList({ inverse, entity: other, field, filter })] : [];
  });
}
