import { fieldKind } from '#lib/fields/field-types.ts';
import type { CalendarMode, ListState } from '#lib/views/list-address.ts';
import { readable } from '#lib/views/list-query.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** What the address says where the end is not to be shown although there is one. */
export const noEnd = '-';
const mostColors = 12;

/** By which fields a calendar is drawn. */
export interface CalendarFields {
  at: FieldView;
  /** When it ends, or how long it takes. */
  until: FieldView | undefined;
  color: FieldView | undefined;
}

type Asked = Pick<ListState, 'calendar' | 'groupBy'>;

/** The fields that put a record on a day; the one that the definition says takes place comes first. */
export function dayFields(entity: EntityView): FieldView[] {
  const { timeline, period, board, list, fields } = entity;
  const names = [timeline?.at, period?.from, ...(board?.card ?? []), ...list, ...fields.map((field) => field.name)];
  return readable(entity, names).filter(
    (field) => !field.system && fieldKind(field).onDay !== undefined && field.sortable && field.operators.includes('gte'),
  );
}

/** The fields that say when it ends: one like that of the beginning, or how long it takes where the hour is known. */
export function endFields(entity: EntityView, at: FieldView): FieldView[] {
  const begin = fieldKind(at);
  const lasts = (field: FieldView) => begin.hour !== undefined && fieldKind(field).seconds !== undefined;
  const ends = (field: FieldView) => field.name !== at.name && fieldKind(field).day !== undefined && fieldKind(field).hour === begin.hour;
  return readable(
    entity,
    entity.fields.map((field) => field.name),
  ).filter((field) => !field.system && (ends(field) || lasts(field)));
}

/** Choices whose options have colours. */
export function colorFields(entity: EntityView): FieldView[] {
  const fits = (field: FieldView) => field.groupable && field.can.read && (field.options?.some((option) => option.color) ?? false);
  const fields = entity.fields.filter((field) => fits(field) && (field.options?.length ?? 0) <= mostColors);
  const own = fields.filter((field) => field.name === entity.board?.groupBy);
  return [...own, ...fields.filter((field) => !own.includes(field))];
}

/** The end that goes with a beginning, as the definition has it. */
export function usualEnd({ timeline, period }: EntityView, at: FieldView): string | undefined {
  if (at.name === timeline?.at) return timeline.until;
  return at.name === period?.from ? period.to : undefined;
}

export function calendarFields(entity: EntityView, { calendar, groupBy }: Asked): CalendarFields | undefined {
  const days = dayFields(entity);
  const at = days.find((field) => field.name === calendar?.at) ?? days[0];
  if (!at) return undefined;
  const end = calendar?.until ?? usualEnd(entity, at);
  const colors = colorFields(entity);
  return {
    at,
    until: endFields(entity, at).find((field) => field.name === end),
    color: colors.find((field) => field.name === groupBy) ?? colors[0],
  };
}

export const modeOf = ({ calendar }: Pick<ListState, 'calendar'>): CalendarMode => calendar?.mode ?? 'month';
