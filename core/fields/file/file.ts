import type { FieldSql, FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';

/** A file that was uploaded: a record holds what is told of it, the bytes are asked for with the record. */
export interface FileValue {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** Files are found by their names. */
const named = (at: FieldSql): FieldSql => ({ columns: [column(at, 1)] });
const byName = Object.fromEntries(
  Object.entries(textMatch).map(([operator, { takes, build }]) => [
    operator,
    { takes, build: (at: FieldSql, value: unknown) => build(named(at), value) },
  ]),
) as FieldType['operators'];

export function fileField(name: string, accepts: (type: string) => boolean): FieldType<FileValue> {
  return {
    name,
    keywords: { type: 'object' },
    holdsFile: true,
    schema: () => ({
      type: 'object',
      required: ['id', 'name', 'type', 'size'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', maxLength: 36 },
        name: { type: 'string', minLength: 1, maxLength: 200 },
        type: { type: 'string', maxLength: 150 },
        size: { type: 'integer', minimum: 1 },
      },
    }),
    columns: () => [
      { suffix: '', type: 'uuid' },
      { suffix: '_name', type: 'text' },
      { suffix: '_type', type: 'text' },
      { suffix: '_size', type: 'bigint' },
    ],
    store: (value) => (value === null ? [null, null, null, null] : [value.id, value.name, value.type, value.size]),
    load: ([id, called, type, size]) =>
      typeof id === 'string' ? { id, name: String(called), type: String(type), size: Number(size) } : null,
    normalise: (value): Parsed<FileValue> => {
      if (!isUuid(value.id)) return { reason: 'file.unknown' };
      return accepts(value.type) ? { value: { ...value, id: value.id.toLowerCase() } } : { reason: 'file.type' };
    },
    operand: textOperand,
    operators: { ...byName, ...emptiness },
    index: (at) => column(at),
    group: (at) => column(at, 2),
    print: ({ name: called }) => called,
    search: { text: (at) => sql`vinculo.fold(${column(at, 1)})` },
  };
}

/** Any file. */
export const file = fileField('file', () => true);
