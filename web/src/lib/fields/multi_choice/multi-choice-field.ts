import { choiceLabel } from '#lib/fields/choice/choice-options.ts';
import FilterInput from '#lib/fields/choice/FilterInput.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/multi_choice/Display.svelte';
import Input from '#lib/fields/multi_choice/Input.svelte';
import { list, operands } from '#lib/fields/print.ts';

export const multiChoiceField: FieldKind = {
  icon: 'list-checks',
  label: 'fieldType.multi_choice',
  Display,
  Input,
  FilterInput,
  print: (value, field) => list(value, (one) => choiceLabel(field, one)),
  printOperand: (value, field, op) => operands(value, op, (one) => choiceLabel(field, one)),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  operatorWords: { in: 'op.some', nin: 'op.none' },
  width: () => 180,
  wide: true,
};
