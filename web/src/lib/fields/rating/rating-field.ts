import type { FieldKind } from '#lib/fields/field-kind.ts';
import { numberOperators } from '#lib/fields/operator-sets.ts';
import Display from '#lib/fields/rating/Display.svelte';
import Input from '#lib/fields/rating/Input.svelte';
import { starsOf } from '#lib/fields/rating/stars-of.ts';
import { i18n, t } from '#lib/i18n/i18n.svelte.ts';

/** A star with the gap after it. */
const star = 16;

export const ratingField: FieldKind = {
  icon: 'star',
  label: 'fieldType.rating',
  Display,
  Input,
  print: (value, field) => t('rating.of', { value: i18n.formats.integer(Number(value)), max: i18n.formats.integer(starsOf(field)) }),
  operators: numberOperators,
  width: (field) => Math.max(104, starsOf(field) * star + 24),
};
