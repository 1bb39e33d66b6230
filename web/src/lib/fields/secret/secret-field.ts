import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/secret/Display.svelte';
import Input from '#lib/fields/secret/Input.svelte';
import { t } from '#lib/i18n/i18n.svelte.ts';

export const secretField: FieldKind = {
  icon: 'lock-keyhole',
  label: 'fieldType.secret',
  Display,
  Input,
  print: () => t('secret.set'),
  operators: ['empty', 'notEmpty'],
  width: () => 160,
  single: true,
};
