import type { DraftField } from '#lib/studio/draft/draft-fields.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** The entity as it would be after the draft: fields that are not stored yet are empty in every record. */
export function previewEntity(entity: EntityView, fields: readonly DraftField[]): EntityView {
  const known = new Set(entity.fields.map(({ name }) => name));
  const fresh = fields.filter(({ name, isRetired }) => !known.has(name) && !isRetired).map(freshField);
  const gone = new Set(fields.filter(({ isRetired }) => isRetired).map(({ name }) => name));
  const relabelled = new Map(fields.map((field) => [field.name, field]));
  const kept = entity.fields
    .filter(({ name }) => !gone.has(name))
    .map((field) => ({ ...field, label: relabelled.get(field.name)?.label ?? field.label }));
  return { ...entity, fields: [...kept, ...fresh] };
}

function freshField({ uid, name, type, layer, label, definition, options, required }: DraftField): FieldView {
  return {
    uid,
    name,
    type,
    label,
    layer,
    adjusted: false,
    required,
    readOnly: true,
    system: false,
    unique: false,
    schema: {},
    ...(options.length > 0 && { options: [...options] }),
    ...(definition['x-relation'] && { relation: definition['x-relation'] }),
    ...(definition['x-view'] && { view: definition['x-view'] }),
    operators: [],
    sortable: false,
    groupable: false,
    measurable: false,
    can: { read: true, update: false },
    definition,
  };
}
