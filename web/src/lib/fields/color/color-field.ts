import Display from '#lib/fields/color/Display.svelte';
import Input from '#lib/fields/color/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { plain } from '#lib/fields/print.ts';

export const colorField: FieldKind = {
  icon: 'palette',
  label: 'fieldType.color',
  Display,
  Input,
  print: plain,
  operators: ['eq', 'ne', 'empty', 'notEmpty'],
  width: () => 120,
};
