import { fieldKind } from '#lib/fields/field-types.ts';
import { hasStars, stars } from '#lib/model/stars.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { BoardQuestion } from '#lib/views/board/board-data.svelte.ts';
import { cardOrder } from '#lib/views/board/card-order.ts';
import { sumField } from '#lib/views/board/columns/group-fields.ts';
import { cardFields, neededFields } from '#lib/views/card/card-layout.ts';
import { type ListState, type SortKey, writeSort } from '#lib/views/list-address.ts';
import { listFilter, sortText } from '#lib/views/list-query.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

interface Asked {
  entity: EntityView;
  state: ListState;
  /** The field whose values are the columns. */
  group: FieldView;
  /** Only the records of one parent. */
  within: Condition | undefined;
}

/** What to ask the server so that a board can be drawn. */
export function boardQuestion({ entity, state, group, within }: Asked): BoardQuestion {
  const fields = neededFields(entity, cardFields(entity, group.name));
  const related = fields.filter((field) => fieldKind(field).target?.(field));
  const filter = bothOf(listFilter(entity, state), within);
  const sum = sumField(entity);
  const sort = writeSort(state.sort);
  return {
    query: {
      groupBy: group.name,
      fields: [...new Set([...fields.map((field) => field.name), group.name, ...(hasStars(entity) ? ['starred'] : [])])],
      ...(sum && { sum: sum.name }),
      ...(filter && { filter }),
      ...(sort !== '' && { sort }),
      ...(related.length > 0 && { include: related.map((field) => field.name) }),
    },
    sort: sortText(entity, state.sort),
    order: cardOrder(
      state.sort,
      (record, key) => sortValue(entity, record, key),
      (record) => stars.has(entity.name, record),
    ),
  };
}

function bothOf(a: Condition | undefined, b: Condition | undefined): Condition | undefined {
  return a && b ? { and: [a, b] } : (a ?? b);
}

/** By a related record one sorts by its title; the position of an option is what its choice is sorted by. */
function sortValue(entity: EntityView, record: StoredRecord, key: SortKey): unknown {
  const [name = ''] = key.field.split('.');
  const field = entity.fields.find((one) => one.name === name);
  const target = field && fieldKind(field).target?.(field);
  const value = record[name];
  if (field?.options) return field.options.findIndex((option) => option.value === value);
  return target && typeof value === 'string' ? titles.get(target, value) : value;
}
