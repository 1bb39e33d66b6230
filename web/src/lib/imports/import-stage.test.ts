import { expect, test } from 'vitest';
import { shownStage } from '#lib/imports/import-stage.ts';
import { problemKinds } from '#lib/imports/trial/problem-kinds.ts';

test('earlier stages can be looked at again until something is written', () => {
  expect(shownStage({ state: 'checked' }, 'file')).toBe('file');
  expect(shownStage({ state: 'checked' }, null)).toBe('trial');
  expect(shownStage({ state: 'mapping' }, 'trial')).toBe('columns');
  expect(shownStage({ state: 'checking' }, 'columns')).toBe('trial');
  expect(shownStage({ state: 'done' }, 'columns')).toBe('import');
});

test('problems are counted by sort, the most frequent first', () => {
  const problem = (field: string, value: string, rows: number) => ({
    code: 'relation.notFound',
    field,
    value,
    rows,
    severity: 'error' as const,
    message: 'm',
  });
  expect(problemKinds([problem('a', '1', 2), problem('b', '2', 9), problem('a', '3', 3)]).map(({ key, rows }) => [key, rows])).toEqual([
    ['b:relation.notFound', 9],
    ['a:relation.notFound', 5],
  ]);
});
