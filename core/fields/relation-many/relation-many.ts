import type { FieldSql, FieldType, ForeignValue, Parsed } from '#core/contract/field-type.ts';
import { pointersOf } from '#core/fields/relation-any/pointers.ts';
import { fitsAttribute, linkColumn, readAttributes } from '#core/fields/relation-many/link-attributes.ts';
import { idOperand } from '#core/fields/relation-one/relation-one.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import type { FieldDefinition, JsonSchema, LinkAttribute } from '#schemas/types/definition.ts';

export interface Link {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

const most = 200;

function attributesOf(field: FieldDefinition): Readonly<Record<string, LinkAttribute>> {
  return field['x-relation']?.attributes ?? {};
}

function nullable(schema: LinkAttribute): JsonSchema {
  // A label is for people; the compiler of validators knows only standard keywords.
  const rest: JsonSchema = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => keyword !== 'default' && !keyword.startsWith('x-')),
  );
  const range = schema.type === 'integer' ? { minimum: -2147483648, maximum: 2147483647 } : {};
  return { ...range, ...rest, type: [schema.type, 'null'], ...(Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {}) };
}

function canonical(links: readonly Link[], field: FieldDefinition): Parsed<Link[]> {
  const value: Link[] = [];
  for (const link of links) {
    const id = link.id.toLowerCase();
    if (value.some((other) => other.id === id)) return { reason: 'relation.duplicate' };
    const attributes = readAttributes(link, attributesOf(field));
    if ('reason' in attributes) return attributes;
    value.push({ ...attributes.value, id });
  }
  return { value };
}

/** What a relation to the same entity points at, with what is said of the links as far as it can be said here. */
function convertToMany(from: ForeignValue, field: FieldDefinition): Parsed<Link[]> {
  const pointers = pointersOf(from);
  const isFit = pointers.length > 0 && pointers.every(({ entity }) => entity === field['x-relation']?.target);
  if (!isFit) return { reason: 'relation.format' };
  const links = Array.isArray(from.value) ? (from.value as readonly Link[]) : pointers.map(({ id }) => ({ id }));
  const said = Object.entries(attributesOf(field));
  const kept = links.map(({ id, ...told }: Link) => {
    const fitting = said.flatMap(([name, schema]) => (fitsAttribute(told[name], schema) ? [[name, told[name]]] : []));
    return { ...Object.fromEntries(fitting), id };
  });
  return canonical(kept, field);
}

/** `exists` over the link table. */
function linked(at: FieldSql, condition: Sql): Sql {
  if (!at.link) return raw('false');
  const { table, record } = at.link;
  return sql`exists (select 1 from ${table} link where link.record_id = ${record} and link.target_id ${condition})`;
}

/** Links to several records, each with its own attributes ("decides", "role"). Kept in a link table, in the order given. */
export const relationMany: FieldType<Link[]> = {
  name: 'relation_many',
  keywords: {
    type: 'object',
    required: ['x-relation'],
    properties: { 'x-relation': { type: 'object', required: ['target'], properties: { target: { type: 'string' } } } },
  },
  schema: (field) => ({
    type: 'array',
    maxItems: most,
    items: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', format: 'uuid' },
        ...Object.fromEntries(Object.entries(attributesOf(field)).map(([name, schema]) => [name, nullable(schema)])),
      },
    },
  }),
  columns: () => [],
  linkColumns: (field) => Object.entries(attributesOf(field)).map(([name, schema]) => linkColumn(name, schema)),
  normalise: canonical,
  operand: idOperand,
  operators: {
    contains: { takes: 'one', build: (at, id) => linked(at, sql`= ${id}::uuid`) },
    in: { takes: 'list', build: (at, ids) => linked(at, sql`= any(${ids}::uuid[])`) },
    nin: { takes: 'list', build: (at, ids) => sql`not ${linked(at, sql`= any(${ids}::uuid[])`)}` },
    empty: { takes: 'none', build: (at) => sql`not ${linked(at, raw('is not null'))}` },
    notEmpty: { takes: 'none', build: (at) => linked(at, raw('is not null')) },
  },
  convert: convertToMany,
  print: (value) => value.map((link) => link.id).join('; '),
  relation: 'many',
  target: (field) => field['x-relation']?.target ?? '',
};
