import type { FieldType } from '#core/contract/field-type.ts';
import { findOptions } from '#core/fields/choice/find-options.ts';
import { optionKeywords, optionOperand, optionsOf, readOption, writeOption } from '#core/fields/choice/options.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { join, literal, sql } from '#core/kit/sql.ts';

/** One of a list of options. Sorted in the order in which the options are listed. */
export const choice: FieldType<string> = {
  name: 'choice',
  keywords: optionKeywords,
  schema: (field) => ({ type: 'string', enum: optionsOf(field).map((option) => option.value) }),
  columns: () => [{ suffix: '', type: 'text' }],
  operand: optionOperand,
  operators: { ...equality('text', column), ...emptiness },
  order: (at, field) => {
    const values = optionsOf(field).map((option) => literal(option.value));
    return sql`array_position(array[${join(values, ', ')}]::text[], ${column(at)})`;
  },
  orderType: 'integer',
  // The order changes whenever somebody moves an option; filters need the column itself.
  index: (at) => column(at),
  group: (at) => column(at),
  parse: (cell, _formats, field) => readOption(cell, field),
  // The value says more than the label, which another field may use for something else. Of several, none is the one.
  convert: ({ value }, field) => {
    const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return optionsOf(field).some((option) => option.value === only) ? { value: only as string } : undefined;
  },
  find: findOptions,
  print: (value, field, formats) => writeOption(value, field, formats.language),
};
