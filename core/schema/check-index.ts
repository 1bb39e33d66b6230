import type { FieldType } from '#core/contract/field-type.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { isPersonal } from '#core/schema/system-fields.ts';
import type { EntityDefinition, FieldDefinition, Index } from '#schemas/types/definition.ts';

/**
 * PostgreSQL keeps at most 2,704 bytes in a row of a btree, and a character may take four of them. An index on the beginning
 * of a text would serve neither sorting nor uniqueness, and one on its hash no sorting: so what is indexed has a length that fits.
 */
const ROW_BYTES = 2_600;
const CHARACTER_BYTES = 4;
/** The words of one text are kept in a megabyte at the most. */
const SEARCHED_CHARACTERS = 200_000;
/** Of anything that is not text. */
const SMALL = 0;

export interface IndexScope {
  field(name: string): FieldDefinition | undefined;
  readonly types: ReadonlyMap<string, FieldType>;
}

/** Whether every index that an entity would have can be built, and takes every value that its fields take. */
export function checkIndexes(entity: EntityDefinition, scope: IndexScope): DefinitionProblem[] {
  const title = entity['x-entity'].titleField;
  const fields = Object.entries(entity.properties);
  const unique = fields.filter(([, field]) => field['x-unique'] === true);
  const searched = fields.filter(([name, field]) => name !== title && field['x-search'] && !field['x-search'].trigram);
  return [
    ...checkKey([title], `/properties/${title}/maxLength`, scope),
    ...unique.flatMap(([name]) => checkKey([name], `/properties/${escapePointer(name)}/x-unique`, scope, true)),
    ...searched.flatMap(([name, field]) => checkWords(field, `/properties/${escapePointer(name)}/x-search`, scope)),
    ...(entity['x-index'] ?? []).flatMap((index, i) => checkKey(namesOf(index), `/x-index/${i}`, scope, index.unique)),
  ];
}

export function namesOf(index: Index): string[] {
  return index.on.map((part) => (typeof part === 'string' ? part : part.field));
}

// biome-ignore lint/complexity/useMaxParams: which fields, where, among what, and whether it guards them: all that an index is.
function checkKey(names: readonly string[], path: string, scope: IndexScope, unique = false): DefinitionProblem[] {
  const fields = names.flatMap((name) => {
    const definition = scope.field(name);
    const type = definition && scope.types.get(definition['x-type']);
    return definition && type ? [{ name, definition, type }] : [];
  });
  const without = fields.find(({ name, type, definition }) => isPersonal(name) || type.columns(definition).length === 0);
  if (without) return [{ path, code: 'definition.noIndex', params: { field: without.name } }];
  const list = fields.find(({ type }) => type.indexMethod === 'gin');
  if (list && (unique || fields.length > 1)) return [{ path, code: 'definition.listIndex', params: { field: list.name } }];
  if (list) return [];
  const bytes = fields.reduce((sum, { type, definition }) => sum + bytesOf(type, definition), 0);
  if (bytes <= ROW_BYTES) return [];
  const limit = Math.floor(ROW_BYTES / CHARACTER_BYTES);
  return [{ path, code: 'definition.indexLength', params: { limit } }];
}

function checkWords(definition: FieldDefinition, path: string, scope: IndexScope): DefinitionProblem[] {
  const type = scope.types.get(definition['x-type']);
  if (!type || bytesOf(type, definition) <= SEARCHED_CHARACTERS * CHARACTER_BYTES) return [];
  return [{ path, code: 'definition.indexLength', params: { limit: SEARCHED_CHARACTERS } }];
}

function bytesOf(type: FieldType, definition: FieldDefinition): number {
  // What the index is built on may be another, shorter column than the first.
  if (type.columns(definition)[0]?.type !== 'text' || (type.index && type.columns(definition).length > 1)) return SMALL;
  const schema = type.schema(definition);
  if (schema['type'] !== 'string' || schema['enum'] !== undefined) return SMALL;
  return CHARACTER_BYTES * Number(schema['maxLength'] ?? Number.POSITIVE_INFINITY);
}
