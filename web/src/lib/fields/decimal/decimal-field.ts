import Display from '#lib/fields/decimal/Display.svelte';
import Input from '#lib/fields/decimal/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const decimalField: FieldKind = {
  icon: 'calculator',
  label: 'fieldType.decimal',
  Display,
  Input,
  print: (value) => i18n.formats.decimal(String(value)),
  operators: numberOperators,
  align: 'end',
  width: () => 120,
};
