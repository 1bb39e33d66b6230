import { fieldKind } from '#lib/fields/field-types.ts';
import { avatarShape } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** An entity whose records do little but connect two others, such as who works where. */
export interface LinkEnds {
  /** The field that leads to the record on the screen. */
  here: FieldView;
  /** The field that leads to the other one. */
  there: FieldView;
}

const pointsToOne = (field: FieldView) => fieldKind(field).target?.(field) !== undefined && fieldKind(field).pointTo?.('') === '';

/** Seen from the field `here`; undefined when the entity has a life of its own. */
export function linkEnds(entity: EntityView, here: string): LinkEnds | undefined {
  if (!entity.navigation.hidden) return undefined;
  const ends = entity.fields.filter((field) => field.required && !field.system && pointsToOne(field));
  const own = ends.find((field) => field.name === here);
  const there = ends.find((field) => field.name !== here);
  return ends.length === 2 && own && there ? { here: own, there } : undefined;
}

/** Of the two ends the one that moves, which is a person rather than anything else; and the one that it leaves. */
export function movingEnd({ here, there }: LinkEnds): { stays: FieldView; changes: FieldView } {
  const isPerson = (field: FieldView) => avatarShape(schema.entity(fieldKind(field).target?.(field) ?? '')) === 'round';
  return isPerson(there) && !isPerson(here) ? { stays: there, changes: here } : { stays: here, changes: there };
}
