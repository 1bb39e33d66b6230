import { isDay } from '#lib/i18n/days.ts';
import type { ViewCalendar } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

export const calendarModes = ['month', 'week', 'agenda'] as const;
export type CalendarMode = (typeof calendarModes)[number];
export interface SortKey {
  field: string;
  descending: boolean;
}
/** What a list shows and how; all of it stands in the address. */
export interface ListState {
  /** A way of showing: 'table', 'cards', 'board'. */
  kind?: string | undefined;
  /** The view it started from: the key of a shipped one, the id of a saved one. */
  view?: string | undefined;
  /** Looked for in the title. */
  text: string;
  conditions: Condition[];
  sort: SortKey[];
  /** Names of the columns; the definition's when nobody chose. */
  columns: string[] | undefined;
  /** The field whose values are the columns of a board, or the colours of a calendar. */
  groupBy?: string | undefined;
  /** How a calendar stands, where it is not as usual. */
  calendar?: ViewCalendar | undefined;
  /** The day that a calendar is open at. */
  day?: string | undefined;
}
/** What a view brings along; an address says only what differs from it. */
export type ListBase = Partial<Omit<ListState, 'view' | 'text' | 'day'>>;

type Params = Pick<URLSearchParams, 'get'>;

export function readListState(params: Params, base: ListBase = {}): ListState {
  const filter = params.get('filter');
  const sort = params.get('sort');
  const columns = params.get('columns');
  return {
    kind: params.get('kind') ?? base.kind,
    view: params.get('view') ?? undefined,
    text: params.get('q') ?? '',
    conditions: filter === null ? (base.conditions ?? []) : readConditions(filter),
    sort: sort === null ? (base.sort ?? []) : readSort(sort),
    columns: columns === null ? base.columns : nonEmpty(columns.split(',').filter(Boolean)),
    groupBy: params.get('group') ?? base.groupBy,
    ...readCalendar(params, base.calendar),
  };
}

function readCalendar(params: Params, base: ViewCalendar = {}): Pick<ListState, 'calendar' | 'day'> {
  const day = params.get('day');
  const calendar = tidyCalendar({
    mode: calendarModes.find((one) => one === params.get('mode')) ?? base.mode,
    at: params.get('at') ?? base.at,
    until: params.get('until') ?? base.until,
  });
  return {
    ...(calendar && { calendar }),
    ...(day !== null && isDay(day) && { day }),
  };
}

/** Only what a calendar says; undefined when it says nothing. */
export function tidyCalendar({
  mode,
  at,
  until,
}: { [Part in keyof ViewCalendar]: ViewCalendar[Part] | undefined }): ViewCalendar | undefined {
  const said = { ...(mode && { mode }), ...(at && { at }), ...(until && { until }) };
  return Object.keys(said).length > 0 ? said : undefined;
}

export function readSort(sort: string): SortKey[] {
  return sort
    .split(',')
    .filter(Boolean)
    .map((key) => ({ field: key.replace(/^-/, ''), descending: key.startsWith('-') }));
}

export function writeSort(sort: readonly SortKey[]): string {
  return sort.map((key) => `${key.descending ? '-' : ''}${key.field}`).join(',');
}

/** A filter as the chips it is shown as. */
export function conditionsOf(filter: Condition | undefined): Condition[] {
  if (filter === undefined) return [];
  return 'and' in filter ? filter.and : [filter];
}

/** An address may have been typed by hand: what is no filter is none. */
function readConditions(json: string): Condition[] {
  try {
    const filter = JSON.parse(json === '' ? 'null' : json) as Condition | null;
    if (filter === null || typeof filter !== 'object' || Array.isArray(filter)) return [];
    if ('and' in filter && !Array.isArray(filter.and)) return [];
    return conditionsOf(filter);
  } catch {
    return [];
  }
}

const nonEmpty = (names: string[]) => (names.length > 0 ? names : undefined);

/** Empty where the view has something means: taken away. */
export function writeListState(state: ListState, base: ListBase = {}): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) params.set(name, value);
  };
  if (state.view !== undefined) params.set('view', state.view);
  put('kind', state.kind ?? '', '');
  put('q', state.text, '');
  put('filter', filterText(state.conditions), filterText(base.conditions ?? []));
  put('sort', writeSort(state.sort), writeSort(base.sort ?? []));
  put('columns', (state.columns ?? []).join(','), (base.columns ?? []).join(','));
  put('group', state.groupBy ?? '', base.groupBy ?? '');
  for (const part of ['mode', 'at', 'until'] as const) put(part, state.calendar?.[part] ?? '', base.calendar?.[part] ?? '');
  put('day', state.day ?? '', '');
  return params.size > 0 ? `?${params}` : '';
}

const filterText = (conditions: readonly Condition[]) => (conditions.length > 0 ? JSON.stringify({ and: conditions }) : '');
