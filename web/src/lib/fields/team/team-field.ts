import type { FieldKind } from '#lib/fields/field-kind.ts';
import { titleOf } from '#lib/fields/print.ts';
import Display from '#lib/fields/team/Display.svelte';
import FilterInput from '#lib/fields/team/FilterInput.svelte';
import Input from '#lib/fields/team/Input.svelte';

export const teamField: FieldKind = {
  icon: 'users-round',
  label: 'fieldType.team',
  Display,
  Input,
  FilterInput,
  print: (value) => titleOf('team', value),
  operators: ['in', 'nin', 'empty', 'notEmpty'],
  width: () => 160,
  target: () => 'team',
  pointsAt: (field, id) => ({ field: field.name, op: 'eq', value: id }),
  pointTo: (id) => id,
};
