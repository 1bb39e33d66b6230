import { fieldKind } from '#lib/fields/field-types.ts';
import { shifted } from '#lib/i18n/days.ts';
import type { CalendarFields } from '#lib/views/calendar/calendar-fields.ts';
import type { CalendarRange } from '#lib/views/calendar/calendar-range.ts';
import { cardFields, neededFields } from '#lib/views/card/card-layout.ts';
import type { ListState } from '#lib/views/list-address.ts';
import { listFilter } from '#lib/views/list-query.ts';
import type { EntityView, FieldView, Query } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** How far back something is looked for that lasts for some time. */
const longestDays = 7;

interface Asked {
  entity: EntityView;
  state: Pick<ListState, 'text' | 'conditions'>;
  fields: CalendarFields;
  range: Pick<CalendarRange, 'first' | 'end'>;
}

/** What to ask the server so that some days can be drawn: the earliest first. */
export function calendarQuestion({ entity, state, fields, range }: Asked): Query {
  const named = neededFields(entity, cardFields(entity));
  const drawn = [fields.at, fields.until, fields.color].flatMap((field) => field ?? []);
  const all = [...new Map([...named, ...drawn].map((field) => [field.name, field])).values()];
  const filter = listFilter(entity, state);
  const within = withinRange(fields, range);
  const include = all.filter((field) => fieldKind(field).target?.(field)).map((field) => field.name);
  return {
    fields: all.map((field) => field.name),
    filter: { and: [...(filter ? [filter] : []), ...within] },
    sort: fields.at.name,
    ...(include.length > 0 && { include }),
  };
}

function withinRange({ at, until }: CalendarFields, { first, end }: Asked['range']): Condition[] {
  const before: Condition = { field: at.name, op: 'lt', value: startOf(at, end) };
  const from = (day: string): Condition => ({ field: at.name, op: 'gte', value: startOf(at, day) });
  if (!until) return [from(first), before];
  if (fieldKind(until).seconds) return [from(shifted(first, -longestDays)), before];
  return [{ or: [from(first), { field: until.name, op: 'gte', value: startOf(until, first) }] }, before];
}

const startOf = (field: FieldView, day: string) => fieldKind(field).onDay?.(day, undefined, '00:00') ?? day;
