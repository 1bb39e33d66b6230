import type { FieldKind } from '#lib/fields/field-kind.ts';
import { textOperators } from '#lib/fields/operator-sets.ts';
import { plain } from '#lib/fields/print.ts';
import Display from '#lib/fields/url/Display.svelte';
import Input from '#lib/fields/url/Input.svelte';
import { webAddress } from '#lib/fields/url/web-address.ts';

export const urlField: FieldKind = {
  icon: 'globe',
  label: 'fieldType.url',
  Display,
  Input,
  print: plain,
  operators: textOperators,
  width: () => 180,
  reach: { by: 'visit', address: (value) => (value ? webAddress(value) : undefined) },
};
