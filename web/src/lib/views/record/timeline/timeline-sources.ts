import { fieldKind } from '#lib/fields/field-types.ts';
import { entityText, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { type Pointing, pointingAt } from '#lib/views/record/related/related-lists.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';
import type { TimelinePart } from '#schemas/types/definition.ts';

/** Records of one entity that stand in the timeline of what they point at. */
export interface TimelineSource {
  entity: EntityView;
  part: TimelinePart;
  /** The ways by which they point here. */
  pointing: readonly Pointing[];
}

export function timelineSources(entity: EntityView, id: string): TimelineSource[] {
  const all = Map.groupBy(pointingAt(entity, id), (one) => one.entity);
  return [...all].flatMap(([source, pointing]) => (source.timeline ? [{ entity: source, part: source.timeline, pointing }] : []));
}

/** What the stories of a record are called on its page: as the relation says, or as the entity does. */
export function storyLabel(source: TimelineSource): string {
  return text(source.pointing[0]?.inverse.label, entityText(source.entity.label, 'many', source.entity.name));
}

export function fieldOf(entity: EntityView, name: string | undefined): FieldView | undefined {
  return name === undefined ? undefined : entity.fields.find((field) => field.name === name && field.can.read);
}

export function namedValue(record: StoredRecord | undefined, name: string | undefined): unknown {
  return name === undefined ? undefined : record?.[name];
}

/** The relation by which something to do says from which story it came. */
export function originField(todo: EntityView, story: EntityView): FieldView | undefined {
  return todo.fields.find(
    (field) => field.can.read && fieldKind(field).target?.(field) === story.name && fieldKind(field).pointTo?.('') === '',
  );
}

/** The entity whose records are stories of what happened, if any point here. */
export const storySource = (sources: readonly TimelineSource[]) => sources.find(({ part }) => part.kind === 'story');

/** Something to do can be ticked off: it has a field that says so. */
export const todoSource = (sources: readonly TimelineSource[]) =>
  sources.find(({ part }) => part.kind === 'todo' && part.done !== undefined);

export function sourceNamed(sources: readonly TimelineSource[], name: string): TimelineSource | undefined {
  return sources.find((source) => source.entity.name === name) ?? sourceOfEntity(schema.entity(name));
}

function sourceOfEntity(entity: EntityView | undefined): TimelineSource | undefined {
  return entity?.timeline ? { entity, part: entity.timeline, pointing: [] } : undefined;
}
