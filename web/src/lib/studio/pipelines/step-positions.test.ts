import { expect, test } from 'vitest';
import { newPositions } from '#lib/studio/pipelines/step-positions.ts';

const step = (id: string, position: number) => ({ id, version: 1, position });

test('only those that stand elsewhere are told', () => {
  const [a, b, c] = [step('a', 0), step('b', 1), step('c', 2)];
  expect(newPositions([a, c, b]).map(({ record, position }) => [record.id, position])).toEqual([
    ['c', 1],
    ['b', 2],
  ]);
  expect(newPositions([a, b, c])).toEqual([]);
});
