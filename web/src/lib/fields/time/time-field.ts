import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/time/Display.svelte';
import Input from '#lib/fields/time/Input.svelte';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const timeField: FieldKind = {
  icon: 'clock',
  label: 'fieldType.time',
  Display,
  Input,
  print: (value) => i18n.formats.time(String(value)),
  operators: ['gte', 'lte', 'eq', 'lt', 'gt', 'between', 'empty', 'notEmpty'],
  operatorWords: { lt: 'op.date.lt', gt: 'op.date.gt', lte: 'op.date.lte', gte: 'op.date.gte' },
  width: () => 96,
};
