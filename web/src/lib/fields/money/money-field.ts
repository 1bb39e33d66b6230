import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/money/Display.svelte';
import Input from '#lib/fields/money/Input.svelte';
import { isMoney } from '#lib/fields/money/money-value.ts';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const moneyField: FieldKind = {
  icon: 'banknote',
  label: 'fieldType.money',
  Display,
  Input,
  print: (value) => (isMoney(value) ? i18n.formats.money(value) : String(value)),
  printSum: (value, currency) => i18n.formats.money({ value, currency }),
  operators: numberOperators,
  align: 'end',
  width: () => 140,
};
