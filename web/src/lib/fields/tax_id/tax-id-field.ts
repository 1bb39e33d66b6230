import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import Display from '#lib/fields/tax_id/Display.svelte';
import Input from '#lib/fields/tax_id/Input.svelte';
import { taxIdText } from '#lib/fields/tax_id/tax-id-text.ts';

export const taxIdField: FieldKind = {
  icon: 'landmark',
  label: 'fieldType.tax_id',
  Display,
  Input,
  print: taxIdText,
  operators: textOperators,
  width: () => 168,
};
