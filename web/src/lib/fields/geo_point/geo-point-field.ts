import type { FieldKind } from '#lib/fields/field-kind.ts';
import Display from '#lib/fields/geo_point/Display.svelte';
import { pointText } from '#lib/fields/geo_point/geo-point-text.ts';
import Input from '#lib/fields/geo_point/Input.svelte';

export const geoPointField: FieldKind = {
  icon: 'locate',
  label: 'fieldType.geo_point',
  Display,
  Input,
  print: pointText,
  operators: ['empty', 'notEmpty'],
  width: () => 176,
};
