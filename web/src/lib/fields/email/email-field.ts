import Display from '#lib/fields/email/Display.svelte';
import Input from '#lib/fields/email/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import { plain } from '#lib/fields/print.ts';

export const emailField: FieldKind = {
  icon: 'mail',
  label: 'fieldType.email',
  Display,
  Input,
  print: plain,
  operators: textOperators,
  width: () => 220,
  reach: { by: 'write', address: (value) => (value ? `mailto:${String(value)}` : undefined) },
};
