import { readHistory } from '#lib/api/timeline-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { searchRecords } from '#lib/fields/search-records.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import { lifecycle } from '#lib/views/record/head/record-facts.ts';
import { fieldOf } from '#lib/views/record/timeline/timeline-sources.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

/** The field by which a record goes forward: its board's columns are related records that stand in an order. */
export function stepField(entity: EntityView): FieldView | undefined {
  const field = fieldOf(entity, entity.board?.groupBy);
  const target = field && fieldKind(field).target?.(field);
  return target && schema.field(target, 'position') ? field : undefined;
}

/** How far a record has come, and since when. */
export class RecordSteps {
  options: readonly ListOption[] = $state.raw([]);
  /** The moment since which it stands where it stands. */
  since: string | undefined = $state();
  readonly #entity: EntityView;
  readonly field: FieldView;

  constructor(entity: EntityView, field: FieldView) {
    this.#entity = entity;
    this.field = field;
  }

  async load(record: StoredRecord): Promise<void> {
    const target = fieldKind(this.field).target?.(this.field) ?? '';
    const current = record[this.field.name];
    const [options, since] = await Promise.all([
      searchRecords(target, '', { filter: this.field.relation?.filter, record }).catch(() => []),
      this.#findSince(record).catch(() => undefined),
    ]);
    // Somebody moved it while we read.
    if (record[this.field.name] !== current) return;
    this.options = options;
    this.since = since;
  }

  at(record: StoredRecord): number {
    return this.options.findIndex((option) => option.value === record[this.field.name]);
  }

  /** The step that follows; none at the end, or when the record is over. */
  next(record: StoredRecord): ListOption | undefined {
    const life = lifecycle(this.#entity);
    const isOver = life?.options?.some((option) => option.final && option.value === record[life.name]) ?? false;
    const at = this.at(record);
    return isOver || at < 0 ? undefined : this.options[at + 1];
  }

  /** Days in this step; undefined when nobody knows. */
  get days(): number | undefined {
    return this.since === undefined ? undefined : -i18n.formats.daysFromToday(i18n.formats.wallClock(this.since)[0]);
  }

  async #findSince(record: StoredRecord): Promise<string | undefined> {
    const { data, page } = await readHistory(this.#entity.name, record.id, { limit: 100 });
    const moved = data.find((entry) => entry.changes.some(({ field }) => field === this.field.name));
    return moved?.at ?? (page.next === null ? record.created_at : undefined);
  }
}
