import { describe, expect, test } from 'vitest';
import { addPage, byMonth, renewFirst } from '#lib/views/record/timeline/entry-pages.ts';
import type { TimelineEntry } from '#schemas/types/api.ts';

const entry = (key: string, at = '2026-11-24T10:00:00.000Z'): TimelineEntry => ({ key, at, kind: 'story', entity: 'note' });
const page = (keys: string, next: string | null) => ({ entries: [...keys].map((key) => entry(key)), next });
const keysOf = ({ entries, next }: { entries: readonly TimelineEntry[]; next: string | null }) => [
  entries.map(({ key }) => key).join(''),
  next,
];

describe('pages of a timeline', () => {
  test('follow each other without doubles', () => {
    expect(keysOf(addPage(page('abc', '1'), page('cde', '2')))).toEqual(['abcde', '2']);
  });

  test('keep what was read after the first when that is read again', () => {
    expect(keysOf(renewFirst(page('bcdef', '2'), page('abc', '1')))).toEqual(['abcdef', '2']);
  });

  test('lose what is gone from the first', () => {
    expect(keysOf(renewFirst(page('abcdef', '2'), page('acd', '1')))).toEqual(['acdef', '2']);
  });

  test('begin anew where nothing fits together any more, or where there is only one', () => {
    expect(keysOf(renewFirst(page('abc', '1'), page('xyz', '9')))).toEqual(['xyz', '9']);
    expect(keysOf(renewFirst(page('abc', '1'), page('a', null)))).toEqual(['a', null]);
    expect(keysOf(renewFirst(page('', null), page('', null)))).toEqual(['', null]);
  });

  test('go on from the first when nothing was read after it', () => {
    expect(keysOf(renewFirst(page('bc', '2'), page('ab', '1')))).toEqual(['abc', '2']);
    expect(keysOf(renewFirst(page('b', '2'), page('ab', '1')))).toEqual(['ab', '1']);
  });
});

test('entries stand under their months', () => {
  const entries = [entry('a', '2026-11-24'), entry('b', '2026-11-01'), entry('c', '2026-10-31')];
  const groups = byMonth(entries, (at) => at.slice(0, 7));
  expect(groups.map(({ month, entries: list }) => [month, list.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
  ]);
});
