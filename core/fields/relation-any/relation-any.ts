import type { FieldSql, FieldType, ForeignValue, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { type Pointer, pointersOf } from '#core/fields/relation-any/pointers.ts';
import { idOperand } from '#core/fields/relation-one/relation-one.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** What a filter compares with: one record, or without an id all records of an entity. */
interface PointerOperand {
  readonly entity: string;
  readonly id?: string;
}

const name = '^[a-z][a-z0-9_]{0,47}$';

function targets(field: FieldDefinition): readonly string[] | undefined {
  return field['x-relation-any']?.targets;
}

function canonical({ entity, id }: Pointer): Parsed<Pointer> {
  const read = idOperand(id);
  return 'reason' in read ? { reason: 'relation.format' } : { value: { entity, id: read.value as string } };
}

/** An entity that is gone, or not for the caller, is one that no record belongs to: a saved filter outlives it. */
function operand(value: unknown): Parsed<PointerOperand> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'operand.pointer' };
  const members = new Map(Object.entries(value));
  const entity: unknown = members.get('entity');
  if (typeof entity !== 'string' || !new RegExp(name).test(entity)) return { reason: 'operand.pointer' };
  if (!members.has('id')) return members.size === 1 ? { value: { entity } } : { reason: 'operand.pointer' };
  const id = idOperand(members.get('id'));
  return 'reason' in id || members.size !== 2 ? { reason: 'operand.pointer' } : { value: { entity, id: id.value as string } };
}

const entityOf = (at: FieldSql) => column(at, 1);

/** The id alone may come from an index; nothing of it is null where the value is not. */
function among(at: FieldSql, given: readonly PointerOperand[]): Sql {
  const whole = given.filter(({ id }) => id === undefined).map(({ entity }) => entity);
  const single = given.filter(({ id }) => id !== undefined);
  const records = sql`${column(at)} = any(${single.map(({ id }) => id)}::uuid[])
    and (${entityOf(at)}, ${column(at)}) in (select * from unnest(${single.map(({ entity }) => entity)}::text[], ${single.map(({ id }) => id)}::uuid[]))`;
  if (single.length === 0) return sql`${entityOf(at)} = any(${whole}::text[])`;
  return whole.length === 0 ? records : sql`(${entityOf(at)} = any(${whole}::text[]) or (${records}))`;
}

/** The record that a relation of another kind points at; of several none, since nobody said which. */
function convert(from: ForeignValue, field: FieldDefinition): Parsed<Pointer> {
  const [pointer, ...others] = pointersOf(from);
  const isFit = pointer && others.length === 0 && (targets(field)?.includes(pointer.entity) ?? true);
  return isFit ? canonical(pointer) : { reason: 'relation.format' };
}

/** A link to one record of any entity, or of one of several. Kept as the id, and the name of the entity, which never changes. */
export const relationAny: FieldType<Pointer> = {
  name: 'relation_any',
  keywords: {
    type: 'object',
    properties: { 'x-relation-any': { type: 'object' } },
  },
  schema: (field) => ({
    type: 'object',
    required: ['entity', 'id'],
    additionalProperties: false,
    properties: {
      entity: { type: 'string', ...(targets(field) ? { enum: [...(targets(field) ?? [])] } : { pattern: name }) },
      id: { type: 'string', format: 'uuid' },
    },
  }),
  columns: () => [
    { suffix: '', type: 'uuid' },
    { suffix: '_entity', type: 'text' },
  ],
  store: (value) => (value === null ? [null, null] : [value.id, value.entity]),
  load: ([id, entity]) => (typeof id === 'string' && typeof entity === 'string' ? { entity, id } : null),
  normalise: canonical,
  operand,
  operators: {
    eq: { takes: 'one', build: (at, value) => among(at, [value as PointerOperand]) },
    ne: { takes: 'one', build: (at, value) => sql`(${among(at, [value as PointerOperand])}) is not true` },
    in: { takes: 'list', build: (at, values) => among(at, values as readonly PointerOperand[]) },
    nin: {
      takes: 'list',
      build: (at, values) =>
        (values as readonly unknown[]).length === 0 ? raw('true') : sql`(${among(at, values as readonly PointerOperand[])}) is not true`,
    },
    ...emptiness,
  },
  convert,
  print: ({ entity, id }) => `${entity}:${id}`,
  relation: 'any',
  targets,
};
