import { expect, test } from 'vitest';
import { findDefinitions } from '#lib/studio/search/find-definitions.ts';
import type { EntityOutline } from '#schemas/types/api.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

const field = (uid: string, pt: string, rest = {}) => ({ 'x-uid': uid, 'x-type': 'text', 'x-label': { pt }, ...rest });
const machine: EntityOutline = {
  name: 'x_machine',
  layer: 'admin',
  state: 'active',
  provenance: {},
  definition: {
    type: 'object',
    'x-entity': { uid: 'e_1', name: 'x_machine', version: '1.0.0', titleField: 'name', ownership: 'none', features: [] },
    'x-label': { pt: { one: 'Máquina', many: 'Máquinas' } },
    'x-rule': [{ uid: 'r_1', when: { field: 'name', op: 'empty' }, require: ['name'], message: { pt: 'Diga a máquina' } }],
    properties: {
      name: field('f_1', 'Nome da máquina'),
      state: field('f_2', 'Estado', { 'x-options': [{ value: 'a', uid: 'o_1', label: { pt: 'Máquina parada' } }] }),
      old: field('f_3', 'Máquina antiga', { 'x-lifecycle': { state: 'retired' } }),
    },
  } as EntityDefinition,
  retiredFields: [
    { uid: 'f_3', name: 'old', definition: field('f_3', 'Máquina antiga') },
    { uid: 'f_4', name: 'fax', definition: field('f_4', 'Fax da máquina') },
  ],
};
const containing = (typed: string) => (words: string) => words.toLowerCase().includes(typed);

test('finds what is called so wherever it stands, what is in use first, removed fields too', () => {
  const found = findDefinitions([machine], containing('máquina'));
  expect(found.entity).toHaveLength(1);
  expect(found.field.map((one) => [one.field, one.retired])).toEqual([
    ['name', false],
    ['old', true],
    ['fax', true],
  ]);
  expect(found.option.map((one) => one.field)).toEqual(['state']);
  expect(found.rule).toHaveLength(1);
});

test('finds by API name, and nothing by what nothing is called', () => {
  expect(findDefinitions([machine], containing('x_machine')).entity).toHaveLength(1);
  expect(Object.values(findDefinitions([machine], containing('zebra'))).flat()).toEqual([]);
});
