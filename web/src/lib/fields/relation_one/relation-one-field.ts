import type { FieldKind } from '#lib/fields/field-kind.ts';
import { targetOf, titleOf } from '#lib/fields/print.ts';
import { isLabel } from '#lib/fields/related-look.ts';
import Display from '#lib/fields/relation_one/Display.svelte';
import FilterInput from '#lib/fields/relation_one/FilterInput.svelte';
import Input from '#lib/fields/relation_one/Input.svelte';

export const relationOneField: FieldKind = {
  icon: 'link',
  label: 'fieldType.relation_one',
  Display,
  Input,
  FilterInput,
  print: (value, field) => titleOf(targetOf(field), value),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  width: (field) => (isLabel(targetOf(field)) ? 136 : 220),
  target: targetOf,
  pointsAt: (field, id) => ({ field: field.name, op: 'eq', value: id }),
  pointTo: (id) => id,
};
