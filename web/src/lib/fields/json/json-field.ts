import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/json/Display.svelte';
import FilterInput from '#lib/fields/json/FilterInput.svelte';
import Input from '#lib/fields/json/Input.svelte';
import { json } from '#lib/fields/print.ts';

export const jsonField: FieldKind = {
  icon: 'braces',
  label: 'fieldType.json',
  Display,
  Input,
  FilterInput,
  print: json,
  operators: ['contains', 'empty', 'notEmpty'],
  width: () => 200,
  wide: true,
};
