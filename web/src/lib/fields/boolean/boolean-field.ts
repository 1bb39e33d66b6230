import Display from '#lib/fields/boolean/Display.svelte';
import FilterInput from '#lib/fields/boolean/FilterInput.svelte';
import Input from '#lib/fields/boolean/Input.svelte';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

export const booleanField: FieldKind = {
  icon: 'toggle-left',
  label: 'fieldType.boolean',
  Display,
  Input,
  FilterInput,
  print: (value) => (value ? t('yes') : t('no')),
  operators: ['eq'],
  width: () => 96,
};
