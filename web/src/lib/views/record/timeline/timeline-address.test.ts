import { describe, expect, test } from 'vitest';
import { askOf, isNarrowed, readTimelineWish, writeTimelineWish } from '#lib/views/record/timeline/timeline-address.ts';

const read = (query: string) => readTimelineWish(new URLSearchParams(query));

describe('the address of a timeline', () => {
  test('says the same when it is read and written again', () => {
    const query = 'kinds=story%2Cchange&author=%24user%2Ca&channel=visit&from=2026-01-01&to=2026-03-31&order=oldest';
    const params = writeTimelineWish(new URLSearchParams(), read(query));
    expect(params.toString()).toBe(query);
  });

  test('keeps what is not about the timeline', () => {
    const params = writeTimelineWish(new URLSearchParams('tab=timeline&author=a'), { ...read('tab=timeline&author=a'), author: [] });
    expect(params.toString()).toBe('tab=timeline');
  });

  test('takes nothing that is no day, and nothing twice', () => {
    expect(read('from=yesterday&to=2026-1-1&author=a,a,,b')).toMatchObject({ from: undefined, to: undefined, author: ['a', 'b'] });
    expect(read('order=upwards').order).toBe('newest');
  });

  test('is narrowed by any filter but not by its order', () => {
    expect(isNarrowed(read('order=oldest'))).toBe(false);
    for (const query of ['kinds=todo', 'author=a', 'department=a', 'channel=phone', 'from=2026-01-01', 'to=2026-01-01']) {
      expect(isNarrowed(read(query))).toBe(true);
    }
  });

  test('asks for whoever reads it', () => {
    expect(askOf(read('author=$user,b'), 'me').author).toBe('me,b');
    expect(askOf(read('author=$user'), undefined).author).toBeUndefined();
  });
});
