import { describe, expect, test } from 'vitest';
import { differences } from '#lib/studio/leaves/differences.ts';
import { leafGroups } from '#lib/studio/leaves/leaf-groups.ts';

const option = (uid: string, en: string) => ({ uid, value: uid, label: { en } });
const before = {
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  properties: {
    name: { 'x-uid': 'f_1', 'x-type': 'text', 'x-label': { en: 'Name' } },
    state: { 'x-uid': 'f_2', 'x-type': 'choice', 'x-label': { en: 'State' }, 'x-options': [option('a', 'A'), option('b', 'B')] },
    fax: { 'x-uid': 'f_3', 'x-type': 'text', 'x-label': { en: 'Fax' } },
  },
};

describe('differences', () => {
  test('name items of a list by their uid, and tell an order apart', () => {
    const renamed = structuredClone(before);
    renamed.properties.state['x-options'] = [option('a', 'Alpha'), option('b', 'B')];
    expect(differences(before, renamed)).toEqual([{ path: '/properties/state/x-options/a/label/en', before: 'A', after: 'Alpha' }]);
    const turned = structuredClone(before);
    turned.properties.state['x-options'].reverse();
    expect(differences(before, turned).map((leaf) => leaf.path)).toEqual(['/properties/state/x-options']);
    expect(differences(before, structuredClone(before))).toEqual([]);
  });

  test('are put to the field they are about, with what became of it', () => {
    const after = {
      'x-label': { en: { one: 'Device', many: 'Devices' } },
      properties: {
        name: { ...before.properties.name, 'x-label': { en: 'Title' } },
        state: { ...before.properties.state, 'x-lifecycle': { state: 'retired' } },
        serial: { 'x-uid': 'f_4', 'x-type': 'text', 'x-label': { en: 'Serial' } },
      },
    };
    const groups = leafGroups(differences(before, after));
    expect(Object.fromEntries(groups.map(({ field, effect }) => [field ?? '', effect]))).toEqual({
      '': 'changed',
      name: 'changed',
      state: 'retired',
      fax: 'removed',
      serial: 'added',
    });
    const told = groups.find((group) => group.field === 'serial')?.told.map((leaf) => leaf.path);
    expect(told).toEqual(['/properties/serial/x-type', '/properties/serial/x-label/en']);
  });
});
