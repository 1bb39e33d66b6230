import { fieldKind } from '#lib/fields/field-types.ts';
import { evaluate } from '#lib/model/condition.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { type LinkEnds, linkEnds } from '#lib/views/record/links/link-ends.ts';
import { RecordQuery } from '#lib/views/record/record-query.svelte.ts';
import type { EntityView, FieldView, InverseView, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** At first only how many there are; the rows come when somebody looks. */
const before = 1;
const shown = 50;

/** The other end of a relation: which records of which entity point at the record on the screen, and through which field. */
export interface Pointing {
  inverse: InverseView;
  entity: EntityView;
  field: FieldView;
  filter: Condition;
}

/** The records of one entity that point at this one through one field. */
export class RelatedList extends RecordQuery {
  readonly inverse: InverseView;
  readonly field: FieldView;
  readonly filter: Condition;
  /** The fields worth showing here. */
  readonly columns: readonly FieldView[];
  /** Given where its records only connect this one with others. */
  readonly ends: LinkEnds | undefined;

  constructor(pointing: Pointing) {
    const { inverse, entity, field, filter } = pointing;
    const columns = columnsOf(entity, field);
    const ends = linkEnds(entity, field.name);
    // Of what only connects, everything is shown, and it may be moved.
    const also = ends ? entity.fields.filter((one) => one.can.read && !one.system).map((one) => one.name) : [];
    super({ entity, filter, fields: columns, also, limit: before, count: 'capped', concerns: (record) => pointsAt(record, pointing) });
    this.inverse = inverse;
    this.field = field;
    this.filter = filter;
    this.columns = columns;
    this.ends = ends;
  }

  get key(): string {
    return `${this.inverse.entity}.${this.inverse.field}`;
  }

  open(): void {
    if (this.limit === shown) return;
    this.limit = shown;
    void this.load();
  }
}

function columnsOf(entity: EntityView, field: FieldView): FieldView[] {
  const names = [...new Set([entity.titleField, ...entity.list])].filter((name) => name !== field.name || name === entity.titleField);
  return names.flatMap((name) => entity.fields.find((one) => one.name === name && one.can.read) ?? []).slice(0, 6);
}

/** Whether a record is one of those, as far as is known of it. */
export function pointsAt(record: StoredRecord, { filter }: Pointing): boolean {
  return evaluate(filter, record, { user: undefined, today: '' }) === true;
}

/** The other ends of relations that the person may read. */
export function pointingAt(entity: EntityView, id: string): Pointing[] {
  return entity.inverses.flatMap((inverse) => {
    const other = schema.entity(inverse.entity);
    const field = other?.fields.find((one) => one.name === inverse.field);
    const filter = field && fieldKind(field).pointsAt?.(field, id, entity.name);
    return other?.can.read && field?.can.read && filter ? [{ inverse, entity: other, field, filter }] : [];
  });
}
