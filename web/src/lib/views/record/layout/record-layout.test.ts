import { expect, test } from 'vitest';
import { placeOf, recordLayout } from '#lib/views/record/layout/record-layout.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Layout } from '#schemas/types/definition.ts';

const around = { user: 'u', today: '2026-11-24' };
const tab = (key: string, fields: string[]) => ({
  key,
  label: { en: key },
  items: [{ kind: 'section' as const, key: `${key}_s`, fields }],
});
const layouts: Layout[] = [
  { key: 'north', label: {}, when: { field: 'region', op: 'eq', value: 'Norte' }, tabs: [tab('north', ['name'])] },
  { key: 'far', label: {}, when: { field: 'company.region', op: 'eq', value: 'Norte' }, keyFields: ['name'] },
  { key: 'all', label: {}, tabs: [tab('all', ['phone'])], side: [{ kind: 'section', key: 's', fields: ['email'] }] },
];
const entity = { layouts } as unknown as EntityView;

test('the first layout that fits the record counts, part by part', () => {
  const north = recordLayout(entity, { region: 'Norte' }, around);
  expect(north.tabs?.map(({ key }) => key)).toEqual(['north']);
  expect(north.side).toHaveLength(1);
  expect(recordLayout(entity, { region: 'Sul' }, around).tabs?.map(({ key }) => key)).toEqual(['all']);
});

test('what only the server can tell does not fit, and without a layout everything is as usual', () => {
  expect(recordLayout(entity, {}, around).keyFields).toBeUndefined();
  expect(recordLayout({ layouts: [] } as unknown as EntityView, {}, around)).toEqual({
    tabs: undefined,
    side: undefined,
    keyFields: undefined,
  });
});

test('a field is found in its tab or at the side', () => {
  const layout = recordLayout(entity, { region: 'Sul' }, around);
  expect([placeOf(layout, 'phone'), placeOf(layout, 'email'), placeOf(layout, 'name')]).toEqual([{ tab: 'all' }, 'side', undefined]);
});
