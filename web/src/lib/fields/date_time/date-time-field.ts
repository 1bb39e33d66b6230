import Display from '#lib/fields/date_time/Display.svelte';
import FilterInput from '#lib/fields/date_time/FilterInput.svelte';
import Input from '#lib/fields/date_time/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { day, operands } from '#lib/fields/print.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

const usualHour = '09:00';

export const dateTimeField: FieldKind = {
  icon: 'calendar-clock',
  label: 'fieldType.date_time',
  Display,
  Input,
  FilterInput,
  print: (value) => i18n.formats.dateTime(String(value)),
  printOperand: (value, _field, op) => operands(value, op, (one) => day(one, (iso) => i18n.formats.date(i18n.formats.wallClock(iso)[0]))),
  operators: ['gte', 'lt', 'empty', 'notEmpty'],
  operatorWords: { lt: 'op.date.lt', gt: 'op.date.gt', lte: 'op.date.lte', gte: 'op.date.gte' },
  width: () => 160,
  day: (value) => (typeof value === 'string' ? i18n.formats.wallClock(value)[0] : undefined),
  hour: (value) => (typeof value === 'string' ? i18n.formats.wallClock(value)[1] : undefined),
  onDay: (iso, before, hour) =>
    i18n.formats.instant(iso, hour ?? (typeof before === 'string' ? i18n.formats.wallClock(before)[1] : usualHour)),
};
