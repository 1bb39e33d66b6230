import type { FieldKind } from '#lib/fields/field-kind.ts';
import { list, operands, targetOf, titleOf } from '#lib/fields/print.ts';
import Display from '#lib/fields/relation_many/Display.svelte';
import FilterInput from '#lib/fields/relation_many/FilterInput.svelte';
import Input from '#lib/fields/relation_many/Input.svelte';
import { type Link, linksOf } from '#lib/fields/relation_many/link.ts';

export const relationManyField: FieldKind = {
  icon: 'network',
  label: 'fieldType.relation_many',
  Display,
  Input,
  FilterInput,
  print: (value, field) => list(linksOf(value), (link) => titleOf(targetOf(field), (link as Link).id)),
  printOperand: (value, field, op) => operands(value, op, (id) => titleOf(targetOf(field), id)),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  operatorWords: { in: 'op.some', nin: 'op.none' },
  width: () => 220,
  target: targetOf,
  pointsAt: (field, id) => ({ field: field.name, op: 'contains', value: id }),
  pointTo: (id) => [{ id }],
  wide: true,
};
