import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fieldTypes } from '#core/fields/field-types.ts';
import { describeProblem } from '#core/schema/definition-problem.ts';
import { mergeLayers } from '#core/schema/merge-layers.ts';
import { validateEntity } from '#core/schema/validate-definition.ts';
import { validateRegistry } from '#core/schema/validate-registry.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

const folder = new URL('../../schemas/crm/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const entities = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as EntityDefinition);
const named = entities.map((entity) => [entity['x-entity'].name, entity] as const);

/** Every text of a definition: labels, help, messages. */
function texts(value: unknown, pointer = ''): [pointer: string, text: object][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${pointer}/${key}`;
    const isText = ['x-label', 'x-help', 'label', 'message', 'inverseLabel'].includes(key);
    return isText ? [[at, inner as object] as [string, object]] : texts(inner, at);
  });
}

describe.each(named)('%s', (name, entity) => {
  test('follows the vocabulary', () => {
    expect(validateEntity(entity, fieldTypes).map(describeProblem)).toEqual([]);
    expect(files).toContain(`${name}.json`);
  });

  test('speaks English, Portuguese and Spanish everywhere', () => {
    const missing = texts(entity).filter(([, text]) => !['en', 'pt', 'es'].every((language) => language in text));
    expect(missing.map(([pointer]) => pointer)).toEqual([]);
  });

  test('names the other end of its relations', () => {
    const relations = Object.values(entity.properties).flatMap((field) => (field['x-relation'] ? [field['x-relation']] : []));
    expect(relations.filter(({ inverse, inverseLabel }) => inverse !== undefined && inverseLabel === undefined)).toEqual([]);
  });

  test('shows every field in a section, when it has sections', () => {
    const shown = entity['x-view']?.sections?.flatMap(({ fields }) => fields);
    if (shown) expect(Object.keys(entity.properties).filter((field) => !shown.includes(field))).toEqual([]);
    expect(shown?.filter((field, i) => shown.indexOf(field) !== i) ?? []).toEqual([]);
  });

  test('tells administrators and members what they may do', () => {
    expect(Object.keys(entity['x-permission'] ?? {})).toEqual(['administrator', 'member']);
  });
});

test('all of them fit together', () => {
  expect(validateRegistry(entities, fieldTypes)).toEqual([]);
  const { entities: effective, conflicts } = mergeLayers([{ layer: 'core', entities, extensions: [] }]);
  expect(effective.map(({ definition }) => definition)).toEqual(entities);
  expect(conflicts).toEqual([]);
});

test('no uid is used twice', () => {
  const uids = entities.flatMap((entity) => [entity['x-entity'].uid, ...Object.values(entity.properties).map((field) => field['x-uid'])]);
  expect(uids.filter((uid, i) => uids.indexOf(uid) !== i)).toEqual([]);
});
