import { describe, expect, test } from 'vitest';
import type { ListState } from '#lib/views/list-address.ts';
import { differs, keptOf, listTabs } from '#lib/views/tabs/list-tabs.ts';
import type { SavedView } from '#schemas/types/api.ts';

const words = { all: 'All', starred: 'Starred', text: (label: { en?: string }, fallback: string) => label.en ?? fallback };
const saved: SavedView = {
  id: 'v1',
  version: 3,
  entity: 'lead',
  name: 'Large ones',
  kind: 'board',
  filter: { and: [{ field: 'amount', op: 'gte', value: 10_000 }] },
  sort: '-amount',
  groupBy: 'status',
  shared: false,
  owner: { id: 'u1', name: 'Ana' },
  mine: true,
  position: 2,
};
const open = { key: 'open', label: { en: 'Open' }, filter: { field: 'done', op: 'eq' as const, value: false } };
const state = (changes: Partial<ListState> = {}): ListState => ({ text: '', conditions: [], sort: [], columns: undefined, ...changes });

describe('the tabs above a list', () => {
  test('are everything, what ships, stars and what was saved, in its order', () => {
    const first = { ...saved, id: 'v0', position: 1 };
    const tabs = listTabs({ views: [open] }, { saved: [saved, first], starred: true, words });
    expect(tabs.map((tab) => tab.key)).toEqual([undefined, 'open', 'starred', 'v0', 'v1']);
  });

  test('have one for stars only, where one ships', () => {
    const own = { ...open, key: 'starred' };
    expect(listTabs({ views: [own] }, { saved: [], starred: true, words }).map((tab) => tab.key)).toEqual([undefined, 'starred']);
  });

  test('leave stars out where there are none', () => {
    expect(listTabs({ views: [] }, { saved: [], starred: false, words }).map((tab) => tab.label)).toEqual(['All']);
  });

  test('say that a view is broken', () => {
    const [, tab] = listTabs({ views: [] }, { saved: [{ ...saved, broken: true }], starred: false, words });
    expect(tab?.broken).toBe(true);
  });

  test('bring along what was saved', () => {
    const [, tab] = listTabs({ views: [] }, { saved: [saved], starred: false, words });
    const shown = state({ ...tab?.base, view: 'v1' });
    expect(differs(shown, tab?.base ?? {})).toBe(false);
    expect(keptOf(shown, { titleField: 'name' })).toEqual({ filter: saved.filter, sort: '-amount', groupBy: 'status' });
  });
});

describe('a list that differs from its view', () => {
  const base = { kind: 'board', conditions: [], sort: [], columns: undefined, groupBy: undefined };

  test.each([
    { text: 'ana' },
    { conditions: [open.filter] },
    { sort: [{ field: 'name', descending: false }] },
    { kind: 'table' },
    { columns: ['name'] },
    { groupBy: 'status' },
  ])('is noticed: %o', (change) => {
    expect(differs(state({ kind: 'board', ...change }), base)).toBe(true);
  });

  test('is not one for being a board where the view does not care', () => {
    expect(differs(state({ kind: 'board' }), { conditions: [] })).toBe(false);
  });

  test('keeps what was searched for as a condition', () => {
    expect(keptOf(state({ text: 'são' }), { titleField: 'name' }).filter).toEqual({
      and: [{ field: 'name', op: 'contains', value: 'são' }],
    });
  });
});
