import { relativeDayLabel } from '#lib/fields/date/relative-days.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { FieldView } from '#schemas/types/api.ts';
import type { OperatorName } from '#schemas/types/definition.ts';

/** Ways to put values into plain words that several types share. */
export const plain = (value: unknown): string => String(value);

export const json = (value: unknown): string => JSON.stringify(value);

export function titleOf(target: string | undefined, id: unknown): string {
  if (id === '$user') return t('filter.me');
  return (target && typeof id === 'string' ? titles.get(target, id) : undefined) ?? '…';
}

export const list = (value: unknown, print: (one: unknown) => string, between = ', '): string =>
  (Array.isArray(value) ? value : [value]).map(print).join(between);

/** "A or B", "from A to B", or the one. */
export function operands(value: unknown, op: OperatorName, print: (one: unknown) => string): string {
  if (op === 'between' && Array.isArray(value)) return t('filter.range', { from: print(value[0]), to: print(value[1]) });
  return list(value, print, ` ${t('filter.or')} `);
}

/** A day of the calendar, or one that moves with it. */
export function day(value: unknown, print: (iso: string) => string): string {
  const moving = relativeDayLabel(value);
  return moving ? t(moving) : print(String(value));
}

export const targetOf = (field: FieldView): string | undefined => field.relation?.target;
