import type { FieldKind } from '#lib/fields/field-kind.ts';
import { fileOf } from '#lib/fields/file/file-value.ts';
import Display from '#lib/fields/image/Display.svelte';
import Input from '#lib/fields/image/Input.svelte';

export const imageField: FieldKind = {
  icon: 'image',
  label: 'fieldType.image',
  Display,
  Input,
  print: (value) => fileOf(value)?.name ?? '',
  operators: ['empty', 'notEmpty', 'contains'],
  single: true,
  width: () => 90,
};
