import { addressLine } from '#lib/fields/address/address-text.ts';
import Display from '#lib/fields/address/Display.svelte';
import FilterInput from '#lib/fields/address/FilterInput.svelte';
import Input from '#lib/fields/address/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';

export const addressField: FieldKind = {
  icon: 'map-pin',
  label: 'fieldType.address',
  Display,
  Input,
  FilterInput,
  print: (value) => addressLine(value),
  printOperand: (value) => addressLine(value),
  operators: ['eq', 'contains', 'ne', 'empty', 'notEmpty'],
  operatorWords: { eq: 'op.address.eq', ne: 'op.address.ne' },
  width: () => 280,
  wide: true,
};
