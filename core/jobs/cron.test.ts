import { describe, expect, it } from 'vitest';
import { cronOf } from '#core/jobs/cron.ts';

describe('a schedule', () => {
  it.each([
    ['1m', '* * * * *'],
    ['15m', '*/15 * * * *'],
    ['1h', '0 * * * *'],
    ['6h', '0 */6 * * *'],
    ['1d', '0 0 * * *'],
  ])('every %s is %s', (every, cron) => {
    expect(cronOf({ every })).toBe(cron);
  });

  it('may be a cron expression of five parts', () => {
    expect(cronOf({ cron: ' 30 6 * * 1-5 ' })).toBe('30 6 * * 1-5');
  });

  it.each([{ every: '7m' }, { every: '0m' }, { every: '60m' }, { every: '5h' }, { every: 'daily' }, { cron: '* * *' }])(
    'that no clock can keep is refused: %j',
    (schedule) => {
      expect(() => cronOf(schedule)).toThrow(/interval|cron/);
    },
  );
});
