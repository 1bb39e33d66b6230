import { fieldKind } from '#lib/fields/field-types.ts';
import { avatarShape } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { closingFields } from '#lib/views/card/due-state.ts';
import { isCompleteness } from '#lib/views/completeness/missing-fields.ts';
import { readable } from '#lib/views/list-query.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Where the fields of a card stand. */
export interface CardLayout {
  /** Below the title, quietly. */
  subtitle: FieldView | undefined;
  /** Whose it is, as a face at the right. */
  face: FieldView | undefined;
  /** What it comes to, at the left of the last line. */
  figure: FieldView | undefined;
  /** When, at the right of the last line. */
  when: FieldView | undefined;
  /** What only the extended card shows. */
  rest: readonly FieldView[];
}

function isFace(field: FieldView): boolean {
  const kind = fieldKind(field);
  return kind.pointTo?.('') === '' && avatarShape(schema.entity(kind.target?.(field) ?? '')) === 'round';
}

/** The fields that a card shows, in the order of the definition; the one that makes the columns is left out. */
export function cardFields(entity: EntityView, except?: string): FieldView[] {
  const names = entity.board?.card ?? entity.list;
  return readable(entity, names).filter((field) => field.name !== entity.titleField && field.name !== except);
}

export function cardLayout(fields: readonly FieldView[]): CardLayout {
  const face = fields.find(isFace);
  const figure = fields.find((field) => fieldKind(field).align === 'end');
  const when = fields.find((field) => fieldKind(field).day);
  const subtitle = fields.find((field) => ![face, figure, when].includes(field));
  const rest = fields.filter((field) => ![face, figure, when, subtitle].includes(field));
  return { subtitle, face, figure, when, rest };
}

/** What must be read so that a card can be drawn: also what says whether it is done or waits. */
export function neededFields(entity: EntityView, fields: readonly FieldView[]): FieldView[] {
  return readable(entity, [
    entity.titleField,
    ...fields.map((field) => field.name),
    ...closingFields(entity),
    entity.board?.pausedUntil,
    entity.board?.sum,
    ...entity.fields.filter(isCompleteness).map((field) => field.name),
  ]);
}
