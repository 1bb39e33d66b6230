import Display from '#lib/fields/autonumber/Display.svelte';
import Input from '#lib/fields/autonumber/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { plain } from '#lib/fields/print.ts';

export const autonumberField: FieldKind = {
  icon: 'list-ordered',
  label: 'fieldType.autonumber',
  Display,
  Input,
  print: plain,
  operators: ['eq', 'contains', 'startsWith'],
  width: () => 120,
};
