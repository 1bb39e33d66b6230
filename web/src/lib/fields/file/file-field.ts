import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/file/Display.svelte';
import { fileOf } from '#lib/fields/file/file-value.ts';
import Input from '#lib/fields/file/Input.svelte';

export const fileField: FieldKind = {
  icon: 'paperclip',
  label: 'fieldType.file',
  Display,
  Input,
  print: (value) => fileOf(value)?.name ?? '',
  operators: ['contains', 'startsWith', 'empty', 'notEmpty'],
  single: true,
  width: () => 180,
};
