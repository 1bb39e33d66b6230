import { addressField } from '#lib/fields/address/address-field.ts';
import { autonumberField } from '#lib/fields/autonumber/autonumber-field.ts';
import { booleanField } from '#lib/fields/boolean/boolean-field.ts';
import { choiceField } from '#lib/fields/choice/choice-field.ts';
import { colorField } from '#lib/fields/color/color-field.ts';
import { kindOfResult } from '#lib/fields/computed-kind.ts';
import { dateField } from '#lib/fields/date/date-field.ts';
import { dateTimeField } from '#lib/fields/date_time/date-time-field.ts';
import { decimalField } from '#lib/fields/decimal/decimal-field.ts';
import { durationField } from '#lib/fields/duration/duration-field.ts';
import { emailField } from '#lib/fields/email/email-field.ts';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { fileField } from '#lib/fields/file/file-field.ts';
import { formulaField } from '#lib/fields/formula/formula-field.ts';
import { geoPointField } from '#lib/fields/geo_point/geo-point-field.ts';
import { imageField } from '#lib/fields/image/image-field.ts';
import { integerField } from '#lib/fields/integer/integer-field.ts';
import { jsonField } from '#lib/fields/json/json-field.ts';
import { register } from '#lib/fields/kind-register.ts';
import { longTextField } from '#lib/fields/long_text/long-text-field.ts';
import { lookupField } from '#lib/fields/lookup/lookup-field.ts';
import { moneyField } from '#lib/fields/money/money-field.ts';
import { multiChoiceField } from '#lib/fields/multi_choice/multi-choice-field.ts';
import { percentField } from '#lib/fields/percent/percent-field.ts';
import { phoneField } from '#lib/fields/phone/phone-field.ts';
import { operands } from '#lib/fields/print.ts';
import { ratingField } from '#lib/fields/rating/rating-field.ts';
import { relationAnyField } from '#lib/fields/relation_any/relation-any-field.ts';
import { relationManyField } from '#lib/fields/relation_many/relation-many-field.ts';
import { relationOneField } from '#lib/fields/relation_one/relation-one-field.ts';
import { richTextField } from '#lib/fields/rich_text/rich-text-field.ts';
import { rollupField } from '#lib/fields/rollup/rollup-field.ts';
import { secretField } from '#lib/fields/secret/secret-field.ts';
import { tagsField } from '#lib/fields/tags/tags-field.ts';
import { taxIdField } from '#lib/fields/tax_id/tax-id-field.ts';
import { teamField } from '#lib/fields/team/team-field.ts';
import { textField } from '#lib/fields/text/text-field.ts';
import { timeField } from '#lib/fields/time/time-field.ts';
import { unknownField } from '#lib/fields/unknown/unknown-field.ts';
import { urlField } from '#lib/fields/url/url-field.ts';
import { userField } from '#lib/fields/user/user-field.ts';
import type { FieldView } from '#schemas/types/api.ts';
import type { OperatorName } from '#schemas/types/definition.ts';

/** Every type of field, by the name definitions use; a new one is a folder and a line here. */
export const fieldTypes: Readonly<Record<string, FieldKind>> = {
  text: textField,
  long_text: longTextField,
  rich_text: richTextField,
  integer: integerField,
  decimal: decimalField,
  money: moneyField,
  percent: percentField,
  boolean: booleanField,
  date: dateField,
  date_time: dateTimeField,
  time: timeField,
  duration: durationField,
  choice: choiceField,
  multi_choice: multiChoiceField,
  tags: tagsField,
  rating: ratingField,
  color: colorField,
  email: emailField,
  phone: phoneField,
  url: urlField,
  tax_id: taxIdField,
  address: addressField,
  geo_point: geoPointField,
  relation_one: relationOneField,
  relation_many: relationManyField,
  relation_any: relationAnyField,
  user: userField,
  team: teamField,
  autonumber: autonumberField,
  file: fileField,
  image: imageField,
  json: jsonField,
  formula: formulaField,
  lookup: lookupField,
  rollup: rollupField,
  secret: secretField,
};

export function fieldKind({ type, computed }: Pick<FieldView, 'type' | 'computed'>): FieldKind {
  const kind = fieldTypes[type] ?? unknownField;
  return computed ? kindOfResult(type, kind, fieldTypes[computed.result] ?? unknownField) : kind;
}

register.kindOf = fieldKind;

export function printOperand(field: FieldView, op: OperatorName, value: unknown): string {
  const kind = fieldKind(field);
  return kind.printOperand?.(value, field, op) ?? operands(value, op, (one) => kind.print(one, field));
}
