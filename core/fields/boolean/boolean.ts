import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { raw, sql } from '#core/kit/sql.ts';

const yes = new Set(['1', 'true', 'yes', 'y', 'x', 'sim', 's', 'si', 'verdadeiro', 'verdadero', 'v', 't', 'on', '✓', '✔']);
const no = new Set(['0', 'false', 'no', 'n', 'nao', 'falso', 'f', 'off', '-']);
const words = { en: ['Yes', 'No'], pt: ['Sim', 'Não'], 'pt-BR': ['Sim', 'Não'], es: ['Sí', 'No'] } as const;

function read(cell: string): Parsed<boolean> {
  const word = fold(cell);
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { reason: 'boolean.unknown' };
}

/** Yes or no; empty when nobody said. */
export const boolean: FieldType<boolean> = {
  name: 'boolean',
  keywords: { type: 'object' },
  schema: () => ({ type: 'boolean' }),
  columns: () => [{ suffix: '', type: 'boolean' }],
  operand: (value) => (typeof value === 'boolean' ? { value } : { reason: 'operand.boolean' }),
  operators: {
    ...equality('boolean', column),
    // Without a comparison indexes serve it as well, and a value that is looked up elsewhere can become a join.
    eq: { takes: 'one', build: (at, value) => (value === true ? column(at) : sql`NOT ${column(at)}`) },
    ne: { takes: 'one', build: (at, value) => sql`${column(at)} IS NOT ${raw(value === true ? 'TRUE' : 'FALSE')}` },
    ...emptiness,
  },
  order: (at) => column(at),
  orderType: 'boolean',
  group: (at) => column(at),
  parse: read,
  print: (value, _field, { language = 'en' }) => words[language][value ? 0 : 1],
};
