import { booleanField } from '#lib/fields/boolean/boolean-field.ts';
import { choiceField } from '#lib/fields/choice/choice-field.ts';
import { dateField } from '#lib/fields/date/date-field.ts';
import type { FieldKind } from '#lib/fields/field-kind.ts';
import { integerField } from '#lib/fields/integer/integer-field.ts';
import { textField } from '#lib/fields/text/text-field.ts';

/** The few types that an attribute of a link may have. (Asking the whole register from here would be a cycle.) */
const kinds: Readonly<Record<string, FieldKind>> = {
  boolean: booleanField,
  choice: choiceField,
  date: dateField,
  integer: integerField,
};

export function attributeKind(attribute: { type: string }): FieldKind {
  return kinds[attribute.type] ?? textField;
}
