import { expect, test } from 'vitest';
import { partChanges, partPlace } from '#lib/studio/draft/draft-parts.ts';
import type { Layout, Rule } from '#schemas/types/definition.ts';

const layout = (key: string, list?: string[]): Layout => ({ key, label: { en: key }, ...(list && { list }) });
const rule = (uid: string): Rule => ({ uid, when: { field: 'a', op: 'empty' }, message: { en: uid } });
const views = (...layouts: Layout[]) => ({ 'x-view': { layouts } });

test('each layout and each rule that is new, different or gone is one change', () => {
  const before = { ...views(layout('a'), layout('b')), 'x-rule': [rule('r')] };
  const after = { ...views(layout('a', ['name']), layout('c')), 'x-rule': [rule('r'), rule('s')] };
  expect(partChanges(before, after)).toEqual([
    { kind: 'page', part: 'a' },
    { kind: 'page', part: 'b' },
    { kind: 'page', part: 'c' },
    { kind: 'rule', part: 's' },
  ]);
  expect(partChanges(before, before)).toEqual([]);
});

test('another order is one change', () => {
  expect(partChanges(views(layout('a'), layout('b')), views(layout('b'), layout('a')))).toHaveLength(1);
});

test('a problem of the server’s is shown at its layout or rule', () => {
  const sent = { ...views(layout('a'), layout('b')), 'x-rule': [rule('r')] };
  expect(partPlace(['x-view', 'layouts', '1', 'when', 'field'], sent)).toBe(':layouts/b/when/field');
  expect(partPlace(['x-rule', '0', 'require', '0'], sent)).toBe(':rules/r/require/0');
  expect(partPlace(['x-view', 'list'], sent)).toBeUndefined();
});
