import type { FieldKind } from '#lib/fields/field-kind.ts';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import Display from '#lib/fields/percent/Display.svelte';
import Input from '#lib/fields/percent/Input.svelte';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const percentField: FieldKind = {
  icon: 'percent',
  label: 'fieldType.percent',
  Display,
  Input,
  print: (value) => i18n.formats.percent(String(value)),
  operators: numberOperators,
  align: 'end',
  width: () => 104,
};
