import { expect, test } from 'vitest';
import {
  arrangeFields,
  freeKey,
  moveItem,
  moveTab,
  placedFields,
  placeField,
  removeItem,
  removeTab,
  setItem,
  setPart,
  setWide,
  stepOf,
} from '#lib/studio/layouts/design/layout-edit.ts';
import type { Layout, LayoutSection } from '#schemas/types/definition.ts';

const layout: Layout = {
  key: 'full',
  label: { en: 'Full' },
  tabs: [
    {
      key: 'one',
      label: { en: 'One' },
      items: [
        { kind: 'section', key: 'a', fields: ['name', 'phone'], wide: ['name'] },
        { kind: 'panel', key: 'p', panel: 'timeline' },
        { kind: 'section', key: 'b', fields: ['email'] },
      ],
    },
    { key: 'two', label: { en: 'Two' }, items: [] },
  ],
  side: [{ kind: 'section', key: 's', fields: ['owner'] }],
};
const items = (tab: number, from = layout) => from.tabs?.[tab]?.items ?? [];
const section = (from: Layout, key: string) =>
  [...items(0, from), ...items(1, from), ...(from.side ?? [])].find((item) => item.key === key) as LayoutSection;

test('a field stands once, wherever it is put', () => {
  const moved = placeField(layout, 'name', { section: 's', index: 0 });
  expect(section(moved, 'a')).toEqual({ kind: 'section', key: 'a', fields: ['phone'] });
  expect(section(moved, 's').fields).toEqual(['name', 'owner']);
  expect(placedFields(placeField(layout, 'name', undefined)).has('name')).toBe(false);
});

test('a drag gives the lists it touched, and takes the field from all others', () => {
  const moved = arrangeFields(layout, { b: ['email', 'owner', 'phone'] });
  expect([section(moved, 'a').fields, section(moved, 'b').fields, section(moved, 's').fields]).toEqual([
    ['name'],
    ['email', 'owner', 'phone'],
    [],
  ]);
});

test('keys move a field within its section and over panels into the next', () => {
  expect(stepOf(items(0), 'name', 1)).toEqual({ section: 'a', index: 1 });
  expect(stepOf(items(0), 'phone', 1)).toEqual({ section: 'b', index: 0 });
  expect(stepOf(items(0), 'email', -1)).toEqual({ section: 'a', index: 2 });
  expect(stepOf(items(0), 'name', -1)).toBeUndefined();
});

test('what is as usual is not said', () => {
  expect(section(setItem(layout, 'a', { columns: 2 }), 'a')).not.toHaveProperty('columns');
  expect(section(setItem(layout, 'a', { columns: 1 }), 'a').columns).toBe(1);
  expect(section(setWide(layout, 'a', { name: 'name', wide: false }), 'a')).not.toHaveProperty('wide');
  expect(setPart(layout, 'side', undefined)).not.toHaveProperty('side');
});

test('sections and panels move between tabs and to the side', () => {
  expect(items(1, moveItem(layout, 'p', { tab: 'two' })).map(({ key }) => key)).toEqual(['p']);
  expect(moveItem(layout, 'p', { tab: undefined, index: 0 }).side?.map(({ key }) => key)).toEqual(['p', 's']);
  expect(items(0, removeItem(layout, 'a')).map(({ key }) => key)).toEqual(['p', 'b']);
});

test('tabs change places, and the last one stays', () => {
  expect(moveTab(layout, 'two', -1).tabs?.map(({ key }) => key)).toEqual(['two', 'one']);
  expect(moveTab(layout, 'two', 1)).toBe(layout);
  const one = removeTab(layout, 'one');
  expect(removeTab(one, 'two').tabs).toHaveLength(1);
});

test('a key is never given twice', () => {
  expect([freeKey('tab', []), freeKey('tab', ['tab']), freeKey('tab', ['tab', 'tab_2'])]).toEqual(['tab', 'tab_2', 'tab_3']);
});
