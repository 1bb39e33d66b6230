import type { FieldKind } from '#lib/fields/field-kind.ts';
import { list, operands, plain } from '#lib/fields/print.ts';
import Display from '#lib/fields/tags/Display.svelte';
import FilterInput from '#lib/fields/tags/FilterInput.svelte';
import Input from '#lib/fields/tags/Input.svelte';

export const tagsField: FieldKind = {
  icon: 'tags',
  label: 'fieldType.tags',
  Display,
  Input,
  FilterInput,
  print: (value) => list(value, plain),
  printOperand: (value, _field, op) => operands(value, op, plain),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  operatorWords: { in: 'op.some', nin: 'op.none' },
  width: () => 180,
  wide: true,
};
