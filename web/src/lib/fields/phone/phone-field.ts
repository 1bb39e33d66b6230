import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import Display from '#lib/fields/phone/Display.svelte';
import Input from '#lib/fields/phone/Input.svelte';
import { phoneOf, telephoneAddress } from '#lib/fields/phone/phone-value.ts';

export const phoneField: FieldKind = {
  icon: 'phone',
  label: 'fieldType.phone',
  Display,
  Input,
  print: (value) => phoneOf(value).raw,
  operators: textOperators,
  width: () => 150,
  reach: { by: 'call', address: (value) => (/\d/.test(phoneOf(value).dial) ? telephoneAddress(value) : undefined) },
};
