import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { findWritten } from '#core/fields/reading/find-written.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { kindOf, kindsOf, taxIdKinds } from '#core/fields/tax-id/kinds.ts';
import { sql } from '#core/kit/sql.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface TaxId {
  /** Without punctuation: '501964843', '12ABC34501DE35'. */
  readonly value: string;
  /** The country that gave it. */
  readonly country: string;
}

const longest = 40;
/** Fewer digits are no number that somebody looks for. */
const fewestDigits = 3;

/** Without what people put between the digits, and without the country's letters before them, as VAT numbers have. */
function bare(text: string): string {
  const compact = text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return compact.replace(/^(?:PT(?=\d{9}$)|ES(?=[0-9A-Z]{9}$)|BR(?=\d{11}$|[0-9A-Z]{14}$))/, '');
}

/** Spreadsheets take the zeros off the front of a number. */
function withZeros(number: string): string {
  if (/^\d{10}$/.test(number)) return number.padStart(11, '0');
  if (/^\d{12,13}$/.test(number)) return number.padStart(14, '0');
  return /^\d{5,7}[A-Z]$/.test(number) ? number.padStart(9, '0') : number;
}

function read(text: string, field: FieldDefinition): Parsed<TaxId> {
  const line = cleanLine(text);
  if ('reason' in line || line.value === null) return line as Parsed<TaxId>;
  const accepted = kindsOf(field);
  const number = line.value.length > longest ? '' : withZeros(bare(line.value));
  const kind = accepted.find(({ shape }) => shape.test(number));
  if (!kind) return { reason: 'taxId.format', params: { kinds: accepted.map(({ label }) => label).join(', ') } };
  return kind.isRight(number)
    ? { value: { value: number, country: kind.country } }
    : { reason: 'taxId.check', params: { kind: kind.label } };
}

/** With the punctuation people write, and nothing that would belong to a longer number. */
const inProse =
  /(?<![\p{L}\p{N}])(?:(?:PT|ES|BR)[ -]?)?(?:\d{3}[ .]?\d{3}[ .]?\d{3}|\d{3}\.?\d{3}\.?\d{3}-?\d{2}|[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}|[A-Z]?-?\d{7,8}-?[0-9A-Z])(?![\p{L}\p{N}])/gu;

/** "501 964 843" is one word to look for; with words beside it, it is none. */
function numberTyped(typed: string): readonly string[] {
  const number = bare(typed);
  const isNumber = /^[0-9A-Z]{0,2}[\d\s./-]*[0-9A-Z\s./-]*$/i.test(typed.trim()) && number.replaceAll(/\D/g, '').length >= fewestDigits;
  return isNumber ? [number.toLowerCase()] : [];
}

/** The number under which a tax office knows somebody; which kinds are taken is said in `x-tax-id`. */
export const taxId: FieldType<TaxId> = {
  name: 'tax_id',
  keywords: {
    type: 'object',
    properties: {
      'x-tax-id': {
        type: 'object',
        additionalProperties: false,
        properties: {
          kinds: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: taxIdKinds.map(({ name }) => name) } },
        },
      },
    },
  },
  schema: () => ({
    anyOf: [
      { type: 'string', maxLength: longest },
      {
        type: 'object',
        required: ['value'],
        additionalProperties: false,
        properties: { value: { type: 'string', maxLength: longest }, country: { type: 'string', maxLength: 2 } },
      },
    ],
  }),
  columns: () => [
    { suffix: '', type: 'text' },
    { suffix: '_country', type: 'text' },
  ],
  store: (value) => (value === null ? [null, null] : [value.value, value.country]),
  load: ([value, country]) => (typeof value === 'string' ? { value, country: String(country) } : null),
  // A plain string is welcome too. The number tells its country, whatever the caller says.
  normalise: (value: TaxId | string, field) => read(typeof value === 'string' ? value : value.value, field),
  operand: (value) => {
    const text = textOperand(value);
    if ('reason' in text) return text;
    const number = bare(text.value ?? '');
    return number === '' ? { reason: 'operand.text' } : { value: number };
  },
  operators: {
    ...equality('text', column),
    // Letters and digits only: nothing to escape.
    contains: { takes: 'one', build: (at, value) => sql`${column(at)} like ${`%${String(value)}%`}` },
    startsWith: { takes: 'one', build: (at, value) => sql`${column(at)} like ${`${String(value)}%`}` },
    ...emptiness,
  },
  order: (at) => column(at),
  orderType: 'text',
  index: (at) => column(at),
  search: { text: (at) => sql`vinculo.fold(${column(at)})`, words: numberTyped },
  parse: (cell, _formats, field) => read(cell, field),
  find: (text, field) => findWritten(text, { pattern: inProse, certain: true, read: (written) => read(written, field) }),
  print: ({ value }) => kindOf(value)?.print(value) ?? value,
};
