import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { findOptions } from '#core/fields/choice/find-options.ts';
import { optionKeywords, optionOperand, optionsOf, readOption, writeOption } from '#core/fields/choice/options.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { sql } from '#core/kit/sql.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** Each option once, in the order of the list; none is no value. */
function canonical(values: readonly string[], field: FieldDefinition): Parsed<string[]> {
  const unknown = values.find((value) => !optionsOf(field).some((option) => option.value === value));
  if (unknown !== undefined) return { reason: 'choice.unknown', params: { value: unknown } };
  return { value: optionsOf(field).flatMap(({ value }) => (values.includes(value) ? [value] : [])) };
}

function read(cell: string, field: FieldDefinition): Parsed<string[]> {
  const whole = readOption(cell, field);
  if (!('reason' in whole)) return { value: [whole.value as string] };
  const parts = cell.split(/[;|\n]|,(?!\d)/).flatMap((part) => (part.trim() === '' ? [] : [readOption(part, field)]));
  const failed = parts.find((part) => 'reason' in part);
  if (failed) return failed as Parsed<string[]>;
  return canonical(
    parts.flatMap((part) => ('value' in part && part.value !== null ? [part.value] : [])),
    field,
  );
}

/** Several of a list of options. */
export const multiChoice: FieldType<string[]> = {
  name: 'multi_choice',
  keywords: optionKeywords,
  schema: (field) => ({
    type: 'array',
    maxItems: 500,
    uniqueItems: true,
    items: { type: 'string', enum: optionsOf(field).map((option) => option.value) },
  }),
  columns: () => [{ suffix: '', type: 'text[]' }],
  store: (value) => [value === null || value.length === 0 ? null : value],
  load: ([stored]) => (Array.isArray(stored) ? (stored as string[]) : []),
  normalise: canonical,
  operand: optionOperand,
  operators: {
    contains: { takes: 'one', build: (at, value) => sql`${column(at)} @> array[${value}::text]` },
    in: { takes: 'list', build: (at, values) => sql`${column(at)} && ${values}::text[]` },
    nin: { takes: 'list', build: (at, values) => sql`(${column(at)} is null or not ${column(at)} && ${values}::text[])` },
    ...emptiness,
  },
  index: (at) => column(at),
  indexMethod: 'gin',
  // All that are named, as one value, where the first of them stands.
  find: (text, field) => {
    const found = findOptions(text, field).sort((a, b) => a.at - b.at);
    return found.slice(0, 1).map((first) => ({
      ...first,
      value: optionsOf(field).flatMap(({ value }) => (found.some((one) => one.value === value) ? [value] : [])),
    }));
  },
  parse: (cell, _formats, field) => read(cell, field),
  convert: ({ value }, field) => {
    const values = Array.isArray(value) ? value : [value];
    const isKnown = values.every((one) => optionsOf(field).some((option) => option.value === one));
    return isKnown ? canonical(values as string[], field) : undefined;
  },
  print: (value, field, formats) => value.map((one) => writeOption(one, field, formats.language)).join('; '),
};
