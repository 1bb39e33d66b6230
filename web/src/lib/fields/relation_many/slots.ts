import { text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { FieldView } from '#schemas/types/api.ts';
import type { Slots } from '#schemas/types/definition.ts';

export const slotsOf = (field: FieldView): Slots | undefined => field.relation?.slots;

/** What the place is called, from 0 on: "Main contact", and beyond the names "Contact 4". */
export function placeLabel({ labels, more }: Slots, place: number): string {
  const own = labels[place];
  return own ? text(own) : (text(more) || '{n}').replace('{n}', String(place + 1));
}

/** The fields of the related record that a place tells, without its title. */
export function factFields(field: FieldView): FieldView[] {
  const target = schema.entity(field.relation?.target ?? '');
  const names = slotsOf(field)?.fields ?? [];
  return names.flatMap((name) => target?.fields.find((one) => one.name === name && one.name !== target.titleField && one.can.read) ?? []);
}
