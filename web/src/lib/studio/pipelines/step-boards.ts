import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { type ParentLink, parentLink } from '#lib/views/board/columns/board-parent.ts';
import { stepField } from '#lib/views/record/head/record-steps.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** A board whose columns are records in an order: what goes over it, its steps, and what the steps belong to. */
export interface StepBoard {
  readonly entity: EntityView;
  /** The field by which a record goes forward. */
  readonly field: FieldView;
  readonly steps: EntityView;
  readonly link: ParentLink | undefined;
  readonly parents: EntityView | undefined;
}

/** Known by their definitions alone. */
export function stepBoards(): StepBoard[] {
  return schema.entities.flatMap((entity) => {
    const field = stepField(entity);
    const steps = schema.entity((field && fieldKind(field).target?.(field)) ?? '');
    if (!field || !steps?.can.update) return [];
    const link = parentLink(entity, field);
    return [{ entity, field, steps, link, parents: schema.entity(link?.target ?? '') }];
  });
}

/** What a step says beside its name: the columns of its list. */
export function stepFacts({ steps, link }: StepBoard): FieldView[] {
  const apart = new Set([steps.titleField, link?.path, 'position', 'color']);
  return steps.list.flatMap((name) => (apart.has(name) ? [] : (steps.fields.find((field) => field.name === name && field.can.read) ?? [])));
}

/** The switch that takes a parent out of use without losing anything. */
export function activeField(parents: EntityView | undefined): FieldView | undefined {
  return parents?.fields.find((field) => field.name === 'active' && field.can.update && !field.readOnly);
}
