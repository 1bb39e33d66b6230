import { placeLabel, slotsOf } from '#lib/fields/relation_many/slots.ts';
import { text } from '#lib/i18n/i18n.svelte.ts';
import { importableFields } from '#lib/imports/mapping/field-traits.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** A file may bring one place more than have a name. */
const beyond = 1;

/** The fields of related records in their places, as fields that a column can fill: "Main contact: E-mail". */
export function slotFields(entity: EntityView): FieldView[] {
  return entity.fields.flatMap((holder) => {
    const slots = slotsOf(holder);
    const target = schema.entity(holder.relation?.target ?? '');
    if (!slots || !target?.can.create || !holder.can.update) return [];
    const names = slots.fields ?? [target.titleField];
    const parts = names.flatMap((name) => target.fields.find((field) => field.name === name && field.can.update) ?? []);
    return Array.from({ length: slots.labels.length + beyond }, (_, place) =>
      parts.map((part) => ({
        ...part,
        uid: `${holder.uid}.${place}.${part.uid}`,
        name: `${holder.name}.${place + 1}.${part.name}`,
        label: { en: `${placeLabel(slots, place)}: ${text(part.label, part.name)}` },
        required: false,
        unique: false,
        system: false,
      })),
    ).flat();
  });
}

/** A field that a file fills, by the name under which it is mapped. */
export function mappedField(entity: EntityView, name: string | undefined): FieldView | undefined {
  return entity.fields.find((field) => field.name === name) ?? slotFields(entity).find((field) => field.name === name);
}

/** Everything that a column may fill. */
export function fillableFields(entity: EntityView): FieldView[] {
  return [...importableFields(entity), ...slotFields(entity)];
}
