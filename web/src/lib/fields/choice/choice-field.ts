import { choiceLabel } from '#lib/fields/choice/choice-options.ts';
import Display from '#lib/fields/choice/Display.svelte';
import FilterInput from '#lib/fields/choice/FilterInput.svelte';
import Input from '#lib/fields/choice/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';

export const choiceField: FieldKind = {
  icon: 'circle-dot',
  label: 'fieldType.choice',
  Display,
  Input,
  FilterInput,
  print: (value, field) => choiceLabel(field, value),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  width: () => 128,
};
