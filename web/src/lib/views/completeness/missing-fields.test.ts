import { expect, test } from 'vitest';
import { completenessOf } from '#lib/views/completeness/missing-fields.ts';
import type { EntityView } from '#schemas/types/api.ts';

const field = (name: string, read = true) => ({ name, can: { read } });
const entity = (expected: string[] | undefined, fields = [field('a'), field('b'), field('c')]) =>
  ({ expected, fields }) as unknown as EntityView;
const record = { id: '1', version: 1, a: 'x', b: [], c: 0 };

test('what is expected and empty is missing; nought is a value', () => {
  expect(completenessOf(entity(['a', 'b', 'c']), record)).toMatchObject({ percent: 66, missing: [{ name: 'b' }] });
  expect(completenessOf(entity(['a', 'c']), record)).toMatchObject({ percent: 100, missing: [] });
});

test('nothing is said where nothing is expected, or where somebody may not see all of it', () => {
  expect(completenessOf(entity(undefined), record)).toBeUndefined();
  expect(completenessOf(entity(['a', 'b'], [field('a'), field('b', false)]), record)).toBeUndefined();
});
