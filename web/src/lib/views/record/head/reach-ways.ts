import type { Reach } from '#lib/fields/field-kind.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

export interface Way {
  by: Reach['by'];
  icon: string;
  href: string;
  /** The number or address itself, for a tooltip. */
  at: string;
}

/** The fields at which somebody can be called or written to. */
export function reachFields(entity: EntityView): FieldView[] {
  return entity.fields.filter((field) => field.can.read && !field.system && ['call', 'write'].includes(fieldKind(field).reach?.by ?? ''));
}

/** One way of each sort, in the order of the fields: to call first. */
export function waysTo(entity: EntityView, record: StoredRecord): Way[] {
  const all = reachFields(entity).flatMap((field) => {
    const { reach, icon, print } = fieldKind(field);
    const href = reach?.address(record[field.name]);
    return reach && href ? [{ by: reach.by, icon, href, at: print(record[field.name], field) }] : [];
  });
  return (['call', 'write'] as const).flatMap((by) => all.find((way) => way.by === by) ?? []);
}
