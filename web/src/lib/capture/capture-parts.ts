import { fieldKind } from '#lib/fields/field-types.ts';
import { roleAttribute } from '#lib/fields/relation_many/link.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Which fields of the capturing entity play which part, as its definition says; what the person may not write is left out. */
export interface CaptureParts {
  text: FieldView | undefined;
  at: FieldView | undefined;
  channel: FieldView | undefined;
  people: FieldView | undefined;
  /** The attribute of the link to a person that says what they are there. */
  role: string | undefined;
  what: FieldView | undefined;
  on: FieldView | undefined;
  /** What a note can be about: one record each. */
  about: FieldView[];
}

export function captureParts(entity: EntityView): CaptureParts {
  const { timeline } = entity;
  const field = (name: string | undefined) => entity.fields.find((one) => one.name === name && isEditable(one));
  const people = field(timeline?.people);
  const roles = [timeline?.author, timeline?.department];
  const about = entity.fields.filter(
    (one) =>
      isEditable(one) &&
      !one.system &&
      !roles.includes(one.name) &&
      fieldKind(one).target?.(one) !== undefined &&
      fieldKind(one).pointTo?.('') === '',
  );
  return {
    text: field(timeline?.text),
    at: field(timeline?.at),
    channel: field(timeline?.channel),
    people,
    role: people && roleAttribute(people),
    what: field(timeline?.next?.what),
    on: field(timeline?.next?.on),
    about,
  };
}
