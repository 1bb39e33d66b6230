import Display from '#lib/fields/date/Display.svelte';
import FilterInput from '#lib/fields/date/FilterInput.svelte';
import Input from '#lib/fields/date/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { day, operands } from '#lib/fields/print.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const dateField: FieldKind = {
  icon: 'calendar',
  label: 'fieldType.date',
  Display,
  Input,
  FilterInput,
  print: (value) => i18n.formats.date(String(value)),
  printOperand: (value, _field, op) => operands(value, op, (one) => day(one, i18n.formats.date.bind(i18n.formats))),
  operators: ['gte', 'lte', 'eq', 'lt', 'gt', 'between', 'empty', 'notEmpty'],
  operatorWords: { lt: 'op.date.lt', gt: 'op.date.gt', lte: 'op.date.lte', gte: 'op.date.gte' },
  width: () => 120,
  day: (value) => (typeof value === 'string' ? value : undefined),
  onDay: (iso) => iso,
};
