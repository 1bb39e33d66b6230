import type { Entity, Field } from '#core/contract/registry.ts';
import { valueSchema } from '#core/schema/entity-schema.ts';
import { compileTypes, pascalCase, type Schema, strip } from '#scripts/type-shapes.ts';

const filter = `/** A condition on fields, each with the operators it knows; a path with dots leads over relations. */
export type Filter<Operators> =
  | { and: Filter<Operators>[] }
  | { or: Filter<Operators>[] }
  | { not: Filter<Operators> }
  | { [Name in keyof Operators]: { field: Name; op: Operators[Name]; value?: unknown; where?: unknown } }[keyof Operators]
  | { field: \`\${string}.\${string}\`; op: string; value?: unknown; where?: unknown };
`;

/** The engine gives these to every record. */
const ALWAYS = new Set(['id', 'version', 'created_at', 'updated_at']);

/** TypeScript of what is read, created, changed and asked for, of every entity as it is defined now. */
export async function dataTypes(entities: Iterable<Entity>, revision: number): Promise<string> {
  const all = [...entities].sort((a, b) => (a.name < b.name ? -1 : 1));
  const code = await compileTypes(Object.assign({}, ...all.map(entitySchemas)));
  const index = all.map(({ name }) => {
    const type = pascalCase(name);
    return `  ${name}: { read: ${type}; create: ${type}Create; patch: ${type}Patch; filter: ${type}Filter };`;
  });
  return [
    `/* Types of the records of this installation at revision ${revision}. Written by \`npm run types -- --data <file>\`. */`,
    code.trimEnd(),
    filter.trimEnd(),
    ...all.map(filterType),
    `/** By the name of the entity, as in /api/v1/records/<name>. */\nexport interface Entities {\n${index.join('\n')}\n}\n`,
  ].join('\n\n');
}

function entitySchemas(entity: Entity): Record<string, Schema> {
  const type = pascalCase(entity.name);
  const fields = [...entity.fields.values()];
  const writable = fields.filter((field) => !field.readOnly);
  const mustBeSaid = (field: Field) => field.required && field.definition['x-default'] === undefined;
  return {
    [type]: object(fields, {
      always: (field) => field.personal === undefined && field.name !== 'deleted_at',
      schema: readSchema,
      text: entity.label.en?.one,
    }),
    [`${type}Create`]: object(writable, { always: mustBeSaid }),
    [`${type}Patch`]: object(writable, { always: () => false }),
  };
}

/** What no record lacks is never null. */
function readSchema(field: Field): unknown {
  return field.neverEmpty || ALWAYS.has(field.name) ? field.type.schema(field.definition) : valueSchema(field);
}

function object(
  fields: readonly Field[],
  { always, schema = valueSchema, text }: { always(field: Field): boolean; schema?: (field: Field) => unknown; text?: string | undefined },
): Schema {
  return {
    type: 'object',
    ...(text && { description: text }),
    required: fields.filter(always).map(({ name }) => name),
    additionalProperties: false,
    properties: strip(Object.fromEntries(fields.map((field) => [field.name, schema(field)]))),
  };
}

function filterType({ name, fields }: Entity): string {
  const operators = [...fields.values()].flatMap((field) => {
    const known = Object.keys(field.type.operators);
    return known.length === 0 ? [] : [`  ${field.name}: ${known.map((one) => `'${one}'`).join(' | ')};`];
  });
  return `export type ${pascalCase(name)}Filter = Filter<{\n${operators.join('\n')}\n}>;`;
}
