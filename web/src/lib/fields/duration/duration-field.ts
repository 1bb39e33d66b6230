import Display from '#lib/fields/duration/Display.svelte';
import { durationText } from '#lib/fields/duration/duration-text.ts';
import Input from '#lib/fields/duration/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

const written = (seconds: number) => durationText(seconds, (whole) => i18n.formats.integer(whole));

export const durationField: FieldKind = {
  icon: 'timer',
  label: 'fieldType.duration',
  Display,
  Input,
  print: (value) => written(Number(value)),
  operators: numberOperators,
  align: 'end',
  width: () => 112,
  seconds: (value) => (typeof value === 'number' ? value : undefined),
  printSum: (sum) => written(Math.round(Number(sum))),
};
