import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import Display from '#lib/fields/rich_text/Display.svelte';
import FilterInput from '#lib/fields/rich_text/FilterInput.svelte';
import Input from '#lib/fields/rich_text/Input.svelte';
import { wordsOf } from '#lib/fields/rich_text/safe-html.ts';

export const richTextField: FieldKind = {
  icon: 'letter-text',
  label: 'fieldType.rich_text',
  Display,
  Input,
  FilterInput,
  print: (value) => wordsOf(String(value)),
  printOperand: (value) => String(value ?? ''),
  operators: textOperators.filter((op) => op !== 'eq' && op !== 'ne'),
  width: () => 280,
  wide: true,
};
