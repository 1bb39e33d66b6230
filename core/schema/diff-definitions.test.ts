import { expect, test } from 'vitest';
import { diffDefinitions } from '#core/schema/diff-definitions.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

const field = (uid: string, rest: Partial<FieldDefinition> = {}): FieldDefinition => ({
  'x-uid': uid,
  'x-type': 'text',
  'x-label': { en: uid },
  ...rest,
});
const entity = (uid: string, properties: Record<string, FieldDefinition>, rest: Partial<EntityDefinition> = {}): EntityDefinition => ({
  type: 'object',
  'x-entity': { uid, name: uid.slice(2), version: '1.0.0', titleField: 'name', ownership: 'none', features: [] },
  'x-label': { en: { one: uid, many: uid } },
  properties,
  ...rest,
});

const before = [entity('e_a', { name: field('f_1'), note: field('f_2') }), entity('e_b', { name: field('f_1') })];

test('the same definitions do not differ', () => {
  expect(diffDefinitions(before, structuredClone(before))).toEqual({ added: [], removed: [], changed: [] });
});

test('finds entities by uid', () => {
  const after = [before[0] as EntityDefinition, entity('e_c', { name: field('f_1') })];
  expect(diffDefinitions(before, after)).toEqual({ added: [{ uid: 'e_c', name: 'c' }], removed: [{ uid: 'e_b', name: 'b' }], changed: [] });
});

test('finds fields by uid, whatever they are called', () => {
  const after = [
    entity('e_a', { name: field('f_1', { maxLength: 5 }), note: field('f_3') }, { required: ['name'] }),
    before[1] as EntityDefinition,
  ];
  expect(diffDefinitions(before, after).changed).toEqual([
    {
      uid: 'e_a',
      name: 'a',
      keywords: [],
      fields: {
        added: [{ uid: 'f_3', name: 'note' }],
        removed: [{ uid: 'f_2', name: 'note' }],
        changed: [
          {
            uid: 'f_1',
            name: 'name',
            keywords: [
              { keyword: 'required', before: false, after: true },
              { keyword: 'maxLength', before: undefined, after: 5 },
            ],
          },
        ],
      },
    },
  ]);
});

test('tells what changed about the entity itself', () => {
  const after = [{ ...(before[0] as EntityDefinition), 'x-view': { icon: 'star' } }, before[1] as EntityDefinition];
  expect(diffDefinitions(before, after).changed[0]?.keywords).toEqual([{ keyword: 'x-view', before: undefined, after: { icon: 'star' } }]);
});
