import type { FieldKind } from '#lib/fields/field-kind.ts';
import { titleOf } from '#lib/fields/print.ts';
import Display from '#lib/fields/user/Display.svelte';
import FilterInput from '#lib/fields/user/FilterInput.svelte';
import Input from '#lib/fields/user/Input.svelte';

export const userField: FieldKind = {
  icon: 'user-round',
  label: 'fieldType.user',
  Display,
  Input,
  FilterInput,
  print: (value) => titleOf('user', value),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  width: () => 160,
  target: () => 'user',
  pointsAt: (field, id) => ({ field: field.name, op: 'eq', value: id }),
  pointTo: (id) => id,
};
