import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { limited, picked } from '#core/fields/reading/keyword.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

const longest = 2000;

/**
 * Case and accents do not scatter names ("alvaro" stands beside "Álvaro"). Every PostgreSQL from 15 on has this collation,
 * and as it is deterministic, one index on it serves sorting and equality.
 */
export function naturalOrder(at: FieldSql): Sql {
  return sql`${column(at)} collate "und-x-icu"`;
}

/** One line of text. */
export const text: FieldType<string> = {
  name: 'text',
  keywords: {
    type: 'object',
    properties: {
      minLength: { type: 'integer', minimum: 0, maximum: longest },
      maxLength: { type: 'integer', minimum: 1, maximum: longest },
      pattern: { type: 'string', format: 'regex', maxLength: 200 },
    },
  },
  schema: (field) => ({ type: 'string', ...picked(field, 'minLength', 'pattern'), maxLength: limited(field, 'maxLength', longest) }),
  columns: () => [{ suffix: '', type: 'text' }],
  normalise: (value) => cleanLine(value),
  operand: textOperand,
  operators: { ...equality('text', naturalOrder), ...textMatch, ...emptiness },
  order: naturalOrder,
  orderType: 'text',
  group: (at) => column(at),
  parse: (cell) => cleanLine(cell),
  print: (value) => value,
};
