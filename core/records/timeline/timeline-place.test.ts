import { describe, expect, it } from 'vitest';
import { uuid7From } from '#core/kit/uuid7.ts';
import { firstIdAt, trailBound } from '#core/records/timeline/timeline-place.ts';

const moment = Date.parse('2024-03-01T10:00:00Z');
const made = (ms: number, text = 'a') => uuid7From(new Date(ms), text);

describe('the bound of the audit trail at a place in a timeline', () => {
  // Ids of changes around the place, and whether they are older than it: an earlier time, or the same one and a smaller id.
  const changes = [-2, -1, 0, 1, 2].flatMap((shift) => ['a', 'b', 'c'].map((text) => made(moment + shift, text)));
  const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

  it.each([
    ['a change of that moment', made(moment, 'b')],
    ['a record made later than it happened', made(moment + 86_400_000, 'x')],
    ['a record made before it happens', made(moment - 86_400_000, 'x')],
    ['a record made in that moment', made(moment, 'x')],
  ])('parts what is before from what is after: %s', (_what, id) => {
    const bound = trailBound({ ms: moment, id });
    for (const change of changes) {
      const isOlder = timeOf(change) < moment || (timeOf(change) === moment && change < id);
      expect(change < bound).toBe(isOlder);
    }
  });

  it('is the beginning or the end of all ids at times that ids cannot have', () => {
    expect(trailBound({ ms: -1_000, id: made(moment) }) < made(0)).toBe(true);
    expect(firstIdAt(Number.MAX_SAFE_INTEGER) > made(moment)).toBe(true);
    expect(firstIdAt(moment) < made(moment)).toBe(true);
    expect(firstIdAt(moment + 1) > made(moment)).toBe(true);
  });
});
