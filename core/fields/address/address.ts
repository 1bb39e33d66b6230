import type { FieldSql, FieldType, Operator } from '#core/contract/field-type.ts';
import { addressKeys, addressLine } from '#core/fields/address/address-line.ts';
import { addressOperand, isPlaces } from '#core/fields/address/address-operand.ts';
import { type Address, type AddressPart, addressParts, canonicalAddress, partLimits } from '#core/fields/address/address-parts.ts';
import { readAddress } from '#core/fields/address/read-address.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

const longest = 600;

/** The whole of it in a line: what is looked into and ordered by. */
const lineOf = (at: FieldSql): FieldSql => ({ columns: [column(at, 1)] });

/** All the places that are asked for; of a postal code the beginning is enough. */
function lies(at: FieldSql, places: unknown): Sql {
  return sql`${column(at, 2)} @> ${places}::text[]`;
}

const equal: Operator['build'] = (at, value) =>
  isPlaces(value) ? lies(at, value) : sql`vinculo.fold(${column(at, 1)}) = vinculo.fold(${value}::text)`;

/** Where somebody lives or something is. Filtered by its text, or by its city, postal code, region and country. */
export const address: FieldType<Address> = {
  name: 'address',
  keywords: { type: 'object' },
  schema: () => ({
    anyOf: [
      { type: 'string', maxLength: longest },
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          addressParts.map((part: AddressPart) => [part, { type: ['string', 'null'], maxLength: partLimits[part] }]),
        ),
      },
    ],
  }),
  columns: () => [
    { suffix: '', type: 'jsonb' },
    { suffix: '_line', type: 'text' },
    { suffix: '_places', type: 'text[]' },
  ],
  store: (value) => (value === null ? [null, null, null] : [value, addressLine(value), addressKeys(value)]),
  load: ([stored]) => (typeof stored === 'object' && stored !== null ? canonicalOrder(stored as Address) : null),
  // A line of text is welcome too: it is taken apart as far as it can be.
  normalise: (value: Address | string, _field, context) =>
    typeof value === 'string' ? readAddress(value, context.country) : canonicalAddress(value, context.country),
  operand: addressOperand,
  operators: {
    contains: {
      takes: 'one',
      build: (at, value) => (isPlaces(value) ? lies(at, value) : (textMatch.contains as Operator).build(lineOf(at), value)),
    },
    eq: { takes: 'one', build: equal },
    ne: { takes: 'one', build: (at, value) => sql`(${equal(at, value)}) is not true` },
    ...emptiness,
  },
  index: (at) => column(at, 2),
  indexMethod: 'gin',
  search: { text: (at) => sql`vinculo.fold(${column(at, 1)})` },
  parse: (cell, formats) => readAddress(cell, formats.country),
  print: (value, _field, formats) => addressLine(value, formats),
};

/** JSONB keeps members in an order of its own. */
function canonicalOrder(stored: Address): Address {
  return Object.fromEntries(addressParts.flatMap((part) => (stored[part] ? [[part, stored[part]]] : [])));
}
