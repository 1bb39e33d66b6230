import { describe, expect, it } from 'vitest';
import { dayIn } from '#plugins/crm/server/day-in.ts';

describe('the day', () => {
  it.each([
    ['Europe/Lisbon', '2026-07-01T22:59:59Z', '2026-07-01'],
    ['Europe/Lisbon', '2026-07-01T23:00:00Z', '2026-07-02'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['America/Sao_Paulo', '2026-12-31T02:59:00Z', '2026-12-30'],
    ['Somewhere/Else', '2026-12-31T02:59:00Z', '2026-12-31'],
  ])('in %s at %s is %s', (zone, now, day) => {
    expect(dayIn(zone, now)).toBe(day);
  });
});
