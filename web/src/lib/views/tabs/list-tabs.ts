import { conditionsOf, type ListBase, type ListState, readSort, writeSort } from '#lib/views/list-address.ts';
import type { EntityView, SavedView, SavedViewInput } from '#schemas/types/api.ts';
import type { Condition, ShippedView, Text } from '#schemas/types/definition.ts';

/** One way into a list: everything, a view that comes with the definition, or one that somebody saved. */
export interface ListTab {
  /** As in the address; undefined = everything. */
  key: string | undefined;
  label: string;
  base: ListBase;
  filter?: Condition | undefined;
  saved?: SavedView;
  /** It asks for something that is no longer there, or that the person may not see. */
  broken: boolean;
}

interface Words {
  all: string;
  starred: string;
  text: (label: Text, fallback: string) => string;
}

interface Sources {
  saved: readonly SavedView[];
  /** Whether there is anything to find under a star. */
  starred: boolean;
  words: Words;
}

const starredKey = 'starred';

export function listTabs(entity: Pick<EntityView, 'views'>, { saved, starred, words }: Sources): ListTab[] {
  const star: Condition = { field: 'starred', op: 'eq', value: true };
  const shipsIt = entity.views.some((view) => view.key === starredKey);
  return [
    { key: undefined, label: words.all, base: {}, broken: false },
    ...entity.views.map((view) => shippedTab(view, words)),
    ...(starred && !shipsIt ? [{ key: starredKey, label: words.starred, base: { conditions: [star] }, filter: star, broken: false }] : []),
    ...[...saved].sort((a, b) => a.position - b.position).map(savedTab),
  ];
}

function shippedTab(view: ShippedView, { text }: Words): ListTab {
  const base: ListBase = {
    conditions: conditionsOf(view.filter),
    ...(view.sort !== undefined && { sort: readSort(view.sort) }),
    ...(view.kind !== undefined && { kind: view.kind }),
  };
  return { key: view.key, label: text(view.label, view.key), base, filter: view.filter, broken: false };
}

function savedTab(view: SavedView): ListTab {
  const base: ListBase = {
    kind: view.kind,
    conditions: conditionsOf(view.filter),
    sort: readSort(view.sort ?? ''),
    columns: view.columns,
    groupBy: view.groupBy,
    calendar: view.calendar,
  };
  return { key: view.id, label: view.name, base, filter: view.filter, saved: view, broken: view.broken === true };
}

/** What of a list a view keeps. The words that were searched for are kept as a condition on the title. */
export function keptOf(
  state: ListState,
  { titleField }: Pick<EntityView, 'titleField'>,
): Pick<SavedViewInput, 'filter' | 'sort' | 'columns' | 'groupBy' | 'calendar'> {
  const words: Condition[] = state.text === '' ? [] : [{ field: titleField, op: 'contains', value: state.text }];
  const conditions = [...state.conditions, ...words];
  return {
    ...(conditions.length > 0 && { filter: { and: conditions } }),
    ...(state.sort.length > 0 && { sort: writeSort(state.sort) }),
    ...(state.columns && { columns: state.columns }),
    ...(state.groupBy !== undefined && { groupBy: state.groupBy }),
    ...(state.calendar && { calendar: state.calendar }),
  };
}

/** What of the way of showing a view may say. */
const shown = ['columns', 'groupBy', 'calendar'] as const;

/** Whether the list shows something else than its view. How it is shown counts only where the view says so. */
export function differs(state: ListState, base: ListBase): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return (
    state.text !== '' ||
    !same(state.conditions, base.conditions ?? []) ||
    !same(state.sort, base.sort ?? []) ||
    (base.kind !== undefined && (state.kind !== base.kind || shown.some((part) => !same(state[part], base[part]))))
  );
}
