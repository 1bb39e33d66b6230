import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { live } from '#lib/model/live.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const settle = 400;

export interface RecordQueryOptions {
  entity: EntityView;
  filter: Condition;
  fields: readonly FieldView[];
  /** Other names to read along, such as `starred`. */
  also?: readonly string[];
  sort?: string;
  limit: number;
  count?: 'capped' | 'none';
  /** Whether a changed record may belong here; those that are shown always do. */
  concerns?: (record: StoredRecord) => boolean;
}

/** A few records that belong to another one, kept up to date while they are shown. */
export class RecordQuery {
  readonly entity: EntityView;
  rows: readonly StoredRecord[] = $state.raw([]);
  total: number | undefined = $state();
  capped = $state(false);
  error: unknown = $state.raw();
  /** Read at least once, well or badly. */
  answered = $state(false);
  limit: number;
  readonly #options: RecordQueryOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RecordQueryOptions) {
    this.entity = options.entity;
    this.limit = options.limit;
    this.#options = options;
  }

  async load(): Promise<void> {
    const { entity, filter, fields, also = [], sort, count = 'none' } = this.#options;
    const include = fields.filter((field) => fieldKind(field).target?.(field)).map((field) => field.name);
    try {
      const reply = await queryRecords(entity.name, {
        filter,
        fields: [...new Set([...fields.map((field) => field.name), ...also])],
        ...(include.length > 0 && { include }),
        ...(sort && { sort }),
        limit: this.limit,
        count,
      });
      titles.absorb(reply.included);
      titles.learn(entity.name, reply.data);
      this.rows = reply.data;
      this.total = reply.page.total ?? reply.data.length;
      this.capped = reply.page.capped;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.answered = true;
  }

  /** What was changed here is shown at once, before it is read again. */
  put(record: StoredRecord): void {
    this.rows = this.rows.map((one) => (one.id === record.id ? { ...one, ...record } : one));
  }

  /** Until the returned function is called. */
  follow(): () => void {
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const mine = (record: StoredRecord) => this.rows.some((one) => one.id === record.id) || (this.#options.concerns?.(record) ?? true);
    const stop = live.subscribe(this.entity.name, {
      changed: (records) => {
        if (records.some(mine)) again();
      },
      removed: again,
      reload: again,
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }
}
