import type { FieldKind } from '#lib/fields/field-kind.ts';
import { operands } from '#lib/fields/print.ts';
import Display from '#lib/fields/relation_any/Display.svelte';
import FilterInput from '#lib/fields/relation_any/FilterInput.svelte';
import Input from '#lib/fields/relation_any/Input.svelte';
import { printPointer } from '#lib/fields/relation_any/print-pointer.ts';
import { pointerOf } from '#lib/model/pointer.ts';

const print = (value: unknown): string => {
  const pointer = pointerOf(value);
  return pointer ? printPointer(pointer) : '…';
};

export const relationAnyField: FieldKind = {
  icon: 'waypoints',
  label: 'fieldType.relation_any',
  Display,
  Input,
  FilterInput,
  print,
  printOperand: (value, _field, op) => operands(value, op, print),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  width: () => 220,
  pointsAt: (field, id, entity) => ({ field: field.name, op: 'eq', value: { entity, id } }),
  pointTo: (id, entity) => ({ entity, id }),
};
