import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import { plain } from '#lib/fields/print.ts';
import Display from '#lib/fields/text/Display.svelte';
import Input from '#lib/fields/text/Input.svelte';

export const textField: FieldKind = {
  icon: 'type',
  label: 'fieldType.text',
  Display,
  Input,
  print: plain,
  operators: textOperators,
  width: () => 200,
};
