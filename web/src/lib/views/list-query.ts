import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { ListState } from '#lib/views/list-address.ts';
import type { EntityView, FieldView, Query } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

export function titleField(entity: EntityView): FieldView | undefined {
  return entity.fields.find((field) => field.name === entity.titleField);
}

/** The columns to show: the title first, then what was chosen or what the definition lists, as far as the person may read it. */
export function listColumns(entity: EntityView, state: ListState): FieldView[] {
  const names = [...new Set([entity.titleField, ...(state.columns ?? entity.list)])];
  return names.flatMap((name) => entity.fields.find((field) => field.name === name && field.can.read) ?? []);
}

/** By a related record one sorts by its title. */
export function sortFieldOf(field: FieldView): string | undefined {
  const target = fieldKind(field).target?.(field);
  if (!target) return field.sortable ? field.name : undefined;
  const related = schema.entity(target);
  const beyond = related && titleField(related);
  return beyond?.sortable && fieldKind(field).pointTo?.('') === '' ? `${field.name}.${beyond.name}` : undefined;
}

function listFilter(entity: EntityView, state: ListState): Condition | undefined {
  const text: Condition[] = state.text === '' ? [] : [{ field: entity.titleField, op: 'contains', value: state.text }];
  const and = [...state.conditions, ...text];
  return and.length > 0 ? { and } : undefined;
}

export function listQuery(entity: EntityView, state: ListState): Query {
  const columns = listColumns(entity, state);
  const filter = listFilter(entity, state);
  const related = columns.filter((field) => fieldKind(field).target?.(field));
  return {
    fields: columns.map((field) => field.name),
    ...(filter && { filter }),
    ...(state.sort.length > 0 && { sort: state.sort.map((key) => `${key.descending ? '-' : ''}${key.field}`).join(',') }),
    ...(related.length > 0 && { include: related.map((field) => field.name) }),
  };
}
