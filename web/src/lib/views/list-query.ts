import { untrack } from 'svelte';
import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { hasStars, starredFirst } from '#lib/model/stars.svelte.ts';
import { type ListState, writeSort } from '#lib/views/list-address.ts';
import type { EntityView, FieldView, Query } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

export function titleField(entity: EntityView): FieldView | undefined {
  return entity.fields.find((field) => field.name === entity.titleField);
}

/** The fields of these names that the person may read, in that order. */
export function readable(entity: EntityView, names: readonly (string | undefined)[]): FieldView[] {
  return [...new Set(names)].flatMap((name) => entity.fields.find((field) => field.name === name && field.can.read) ?? []);
}

/** The columns to show: the title first, then what was chosen or what the definition lists, as far as the person may read it. */
export function listColumns(entity: EntityView, state: ListState): FieldView[] {
  return readable(entity, [entity.titleField, ...(state.columns ?? entity.list)]);
}

/** By a related record one sorts by its title. */
export function sortFieldOf(field: FieldView): string | undefined {
  const target = fieldKind(field).target?.(field);
  if (!target) return field.sortable ? field.name : undefined;
  const related = schema.entity(target);
  const beyond = related && titleField(related);
  return beyond?.sortable && fieldKind(field).pointTo?.('') === '' ? `${field.name}.${beyond.name}` : undefined;
}

export function isNarrowed(state: ListState): boolean {
  return state.text !== '' || state.conditions.length > 0;
}

export function listFilter(entity: EntityView, state: Pick<ListState, 'text' | 'conditions'>): Condition | undefined {
  const text: Condition[] = state.text === '' ? [] : [{ field: entity.titleField, op: 'contains', value: state.text }];
  const and = [...state.conditions, ...text];
  return and.length > 0 ? { and } : undefined;
}

/** Starred ones first. A star given later moves no row under the eyes of the person: that is for the next time. */
export function sortText(entity: EntityView, sort: ListState['sort']): string {
  return [...(untrack(() => starredFirst(entity)) ? ['-starred'] : []), writeSort(sort)].filter(Boolean).join(',');
}

/** What to ask for so that these fields of the list can be shown. */
export function listQuery(entity: EntityView, state: ListState, fields: readonly FieldView[]): Query {
  const filter = listFilter(entity, state);
  const sort = sortText(entity, state.sort);
  const related = fields.filter((field) => fieldKind(field).target?.(field));
  return {
    fields: [...fields.map((field) => field.name), ...(hasStars(entity) ? ['starred'] : [])],
    ...(filter && { filter }),
    ...(sort !== '' && { sort }),
    ...(related.length > 0 && { include: related.map((field) => field.name) }),
  };
}
