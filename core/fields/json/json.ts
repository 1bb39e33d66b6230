import type { FieldType, Operator, Parsed } from '#core/contract/field-type.ts';
import { canonicalJson, type JsonValue } from '#core/fields/json/json-value.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { sql } from '#core/kit/sql.ts';

function parse(cell: string): Parsed<JsonValue> {
  try {
    return canonicalJson(JSON.parse(cell));
  } catch {
    return { reason: 'json.format' };
  }
}

/** A text is looked for in it as it is written; a piece of JSON must be contained in it. */
function operand(value: unknown): Parsed<unknown> {
  if (typeof value === 'string') return textOperand(value);
  if (typeof value !== 'object' || value === null) return { reason: 'operand.json' };
  const piece = canonicalJson(value);
  return 'reason' in piece ? piece : { value: { contained: JSON.stringify(piece.value) } };
}

/** Whatever another program needs to keep with a record. */
export const json: FieldType<JsonValue> = {
  name: 'json',
  keywords: { type: 'object' },
  schema: () => ({ anyOf: ['object', 'array', 'string', 'number', 'boolean'].map((type) => ({ type })) }),
  columns: () => [{ suffix: '', type: 'jsonb' }],
  load: ([stored]) => (stored ?? null) as JsonValue,
  normalise: canonicalJson,
  operand,
  operators: {
    contains: {
      takes: 'one',
      build: (at, value) =>
        typeof value === 'string'
          ? (textMatch.contains as Operator).build({ columns: [sql`${column(at)}::text`] }, value)
          : sql`${column(at)} @> ${(value as { contained: string }).contained}::jsonb`,
    },
    ...emptiness,
  },
  index: (at) => column(at),
  indexMethod: 'gin',
  parse,
  print: (value) => JSON.stringify(value),
};
