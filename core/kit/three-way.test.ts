import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { differences, threeWay } from '#core/kit/three-way.ts';

describe('a step taken on what somebody changed meanwhile', () => {
  it('leaves what only the other changed', () => {
    const from = { a: 1, list: [{ uid: 'x', label: 'X' }], gone: true };
    const to = {
      a: 2,
      list: [
        { uid: 'x', label: 'X' },
        { uid: 'y', label: 'Y' },
      ],
    };
    const now = { a: 1, list: [{ uid: 'x', label: 'Ex' }], gone: true, more: [1] };
    expect(threeWay({ now, from, to })).toEqual({
      merged: {
        a: 2,
        list: [
          { uid: 'x', label: 'Ex' },
          { uid: 'y', label: 'Y' },
        ],
        more: [1],
      },
      overlaps: [],
    });
  });

  it('names what both changed differently, and leaves it', () => {
    const { merged, overlaps } = threeWay({ now: { a: { b: 3 } }, from: { a: { b: 1 } }, to: { a: { b: 2 } } });
    expect(merged).toEqual({ a: { b: 3 } });
    expect(overlaps).toEqual([{ path: '/a/b', now: 3, from: 1, to: 2 }]);
  });

  it('takes away what it added, less what was put into it since', () => {
    const sides = { now: { f: { a: 1, b: 2 } }, from: { f: { a: 1 } }, to: {} };
    expect(threeWay(sides).merged).toEqual({ f: { b: 2 } });
  });
});

const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.integer({ max: 3 }), fc.string({ maxLength: 2 }), tie('object')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
})).object;

test('nobody changed anything meanwhile: the step leads where it leads', () => {
  fc.assert(fc.property(json, json, (from, to) => void expect(threeWay({ now: from, from, to }).merged).toEqual(to)));
});

test('there are differences exactly where something differs', () => {
  fc.assert(
    fc.property(
      json,
      json,
      (a, b) => void expect(differences(a, b).length === 0).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))),
    ),
  );
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
