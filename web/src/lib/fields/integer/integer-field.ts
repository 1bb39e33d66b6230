import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/integer/Display.svelte';
import Input from '#lib/fields/integer/Input.svelte';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const integerField: FieldKind = {
  icon: 'hash',
  label: 'fieldType.integer',
  Display,
  Input,
  print: (value) => i18n.formats.integer(Number(value)),
  operators: numberOperators,
  align: 'end',
  width: () => 112,
};
