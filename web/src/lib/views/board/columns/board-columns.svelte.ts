import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { live } from '#lib/model/live.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import type { ParentLink } from '#lib/views/board/columns/board-parent.ts';
import type { ColumnValue } from '#lib/views/board/stacks.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

export interface ColumnHead {
  value: ColumnValue;
  label: string;
}

const most = 200;
/** As many columns of an entity without an order of its own as are shown although they are empty. */
const mostEmpty = 30;
const settle = 300;

/** What the columns of a board are: the options of a choice, or related records, kept true by the socket. */
export class BoardColumns {
  readonly field: FieldView;
  readonly link: ParentLink | undefined;
  /** The entity whose records are the columns. */
  readonly target: EntityView | undefined;
  readonly #parent: EntityView | undefined;
  #records: readonly StoredRecord[] | undefined = $state.raw();
  #parents: readonly StoredRecord[] = $state.raw([]);
  error: unknown = $state.raw();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(field: FieldView, link: ParentLink | undefined) {
    this.field = field;
    this.link = link;
    this.target = schema.entity(fieldKind(field).target?.(field) ?? '');
    this.#parent = schema.entity(link?.target ?? '');
  }

  /** Whether it is known what the columns are. */
  readonly ready = $derived.by(() => !this.target || this.#records !== undefined);

  /** To choose from, when the columns belong to a parent. */
  readonly parents: readonly ListOption[] = $derived.by(() => {
    const parent = this.#parent;
    return parent ? this.#parents.filter(isInUse).map((record) => ({ value: record.id, label: recordTitle(parent, record) })) : [];
  });

  /** The columns of one parent, in their order; after them what else holds records. */
  heads(parent: string | undefined, filled: readonly ColumnValue[]): ColumnHead[] {
    const own = this.target ? this.#related(parent) : this.#options();
    const shown = own.filter((head) => head.usual || filled.includes(head.value));
    const others = filled.filter((value) => value !== null && !own.some((head) => head.value === value));
    const none: ColumnHead[] = filled.includes(null) ? [{ value: null, label: this.#noneLabel() }] : [];
    return [
      ...none,
      ...shown.map(({ value, label }) => ({ value, label })),
      ...others.map((value) => ({ value, label: this.nameOf(value) })),
    ];
  }

  nameOf(value: ColumnValue): string {
    if (value === null) return this.#noneLabel();
    if (this.target) return titles.get(this.target.name, value) ?? '…';
    return fieldKind(this.field).print(value, this.field);
  }

  #noneLabel(): string {
    return t('board.none', { field: inSentence(text(this.field.label, this.field.name), i18n.locale) });
  }

  follow(): () => void {
    if (!this.target) return () => {};
    void this.load();
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const names = [this.target.name, ...(this.#parent ? [this.#parent.name] : [])];
    const stops = names.map((name) => live.subscribe(name, { changed: again, removed: again, reload: again }));
    return () => {
      clearTimeout(this.#timer);
      for (const stop of stops) stop();
    };
  }

  async load(): Promise<void> {
    try {
      const [records, parents] = await Promise.all([readAll(this.target, this.link?.path), readAll(this.#parent)]);
      this.#records = records;
      this.#parents = parents;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  #options(): (ColumnHead & { usual: boolean })[] {
    return (this.field.options ?? []).map((option) => ({
      value: option.value,
      label: text(option.label, option.value),
      usual: option.hidden !== true,
    }));
  }

  #related(parent: string | undefined): (ColumnHead & { usual: boolean })[] {
    const target = this.target;
    const { link } = this;
    if (!target) return [];
    const records = (this.#records ?? []).filter((record) => !link || parent === undefined || record[link.path] === parent);
    const few = isOrdered(target) || records.length <= mostEmpty;
    return records.map((record) => ({ value: record.id, label: recordTitle(target, record), usual: few && isInUse(record) }));
  }
}

const isInUse = (record: StoredRecord) => record['active'] !== false;
const isOrdered = (entity: EntityView) => entity.fields.some((field) => field.name === 'position' && field.sortable);

async function readAll(entity: EntityView | undefined, path?: string): Promise<readonly StoredRecord[]> {
  if (!entity?.can.read) return [];
  const wanted = [entity.titleField, path, 'position', 'active', 'color'];
  const fields = entity.fields.flatMap((field) => (wanted.includes(field.name) && field.can.read ? [field.name] : []));
  const sort = isOrdered(entity) ? `position,${entity.titleField}` : entity.titleField;
  const { data } = await queryRecords(entity.name, { fields, sort, limit: most, count: 'none' });
  titles.learn(entity.name, data);
  return data;
}
