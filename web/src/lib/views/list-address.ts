import type { Condition } from '#schemas/types/definition.ts';

export interface SortKey {
  field: string;
  descending: boolean;
}
/** What a list shows; all of it stands in the address. */
export interface ListState {
  /** Looked for in the title. */
  text: string;
  conditions: Condition[];
  sort: SortKey[];
  /** Names of the columns; the definition's when nobody chose. */
  columns: string[] | undefined;
}

export function readListState(params: Pick<URLSearchParams, 'get'>): ListState {
  return {
    text: params.get('q') ?? '',
    conditions: readConditions(params.get('filter')),
    sort: (params.get('sort') ?? '')
      .split(',')
      .filter(Boolean)
      .map((key) => ({ field: key.replace(/^-/, ''), descending: key.startsWith('-') })),
    columns: params.get('columns')?.split(',').filter(Boolean),
  };
}

/** An address may have been typed by hand: what is no filter is none. */
function readConditions(json: string | null): Condition[] {
  try {
    const filter = JSON.parse(json ?? 'null') as Condition | null;
    if (filter === null || typeof filter !== 'object') return [];
    if ('and' in filter && Array.isArray(filter.and)) return filter.and;
    return Array.isArray(filter) ? [] : [filter];
  } catch {
    return [];
  }
}

export function writeListState(state: ListState): string {
  const params = new URLSearchParams();
  if (state.text !== '') params.set('q', state.text);
  if (state.conditions.length > 0) params.set('filter', JSON.stringify({ and: state.conditions }));
  if (state.sort.length > 0) params.set('sort', state.sort.map((key) => `${key.descending ? '-' : ''}${key.field}`).join(','));
  if (state.columns) params.set('columns', state.columns.join(','));
  return params.size > 0 ? `?${params}` : '';
}
