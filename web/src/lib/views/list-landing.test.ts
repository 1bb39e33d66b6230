import { describe, expect, test } from 'vitest';
import { landing } from '#lib/views/list-landing.ts';
import type { ListTab } from '#lib/views/tabs/list-tabs.ts';

const open: ListTab = { key: 'open', label: 'Open', base: { conditions: [{ field: 'done', op: 'eq', value: false }] }, broken: false };
const mine: ListTab = { key: 'v1', label: 'Mine', base: { kind: 'board', conditions: [], sort: [], columns: ['name'] }, broken: false };
const tabs = [{ key: undefined, label: 'All', base: {}, broken: false }, open, mine];
const choice = { view: 'open', kind: 'cards', columns: ['name', 'amount'] };
const at = (address: string, chosen = choice) => landing(new URLSearchParams(address), { tabs, choice: chosen });

describe('coming to a list', () => {
  test('by its name alone shows it as it was left', () => {
    expect(at('')).toMatchObject({ view: 'open', kind: 'cards', columns: ['name', 'amount'], conditions: open.base.conditions });
    expect(at('', { ...choice, view: 'v1' })).toMatchObject({ view: 'v1', kind: 'cards', columns: ['name'] });
  });

  test('by its name alone shows everything when the view is gone', () => {
    expect(at('', { ...choice, view: 'v9' })).toMatchObject({ view: undefined, conditions: [] });
  });

  test('by an address shows what it says, whatever was left', () => {
    expect(at('kind=table')).toMatchObject({ view: undefined, kind: 'table', conditions: [], columns: undefined });
    expect(at('view=v1')).toMatchObject({ view: 'v1', kind: 'board', columns: ['name'] });
    expect(at('view=v1&kind=table&filter=')).toMatchObject({ view: 'v1', kind: 'table', conditions: [] });
  });

  test('by a filter from elsewhere shows it the way the person likes', () => {
    const filter = JSON.stringify({ and: [{ field: 'company', op: 'eq', value: 'c1' }] });
    expect(at(String(new URLSearchParams({ filter })))).toMatchObject({ view: undefined, kind: 'cards', columns: ['name', 'amount'] });
  });
});
