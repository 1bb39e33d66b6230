import type { FieldKind } from '#lib/fields/field-kind.ts';
import { json } from '#lib/fields/print.ts';
import Display from '#lib/fields/unknown/Display.svelte';
import Input from '#lib/fields/unknown/Input.svelte';

export const unknownField: FieldKind = {
  icon: 'braces',
  label: 'fieldType.unknown',
  Display,
  Input,
  print: json,
  operators: [],
  width: () => 160,
};
