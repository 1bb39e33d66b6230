import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/long_text/Display.svelte';
import Input from '#lib/fields/long_text/Input.svelte';
import { withoutMarks } from '#lib/fields/long_text/mention-parts.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';

export const longTextField: FieldKind = {
  icon: 'text-initial',
  label: 'fieldType.long_text',
  Display,
  Input,
  print: (value) => withoutMarks(String(value)),
  operators: textOperators,
  width: () => 280,
  wide: true,
};
