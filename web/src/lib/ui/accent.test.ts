import { describe, expect, it, test } from 'vitest';
import { accentLook, contrast, ENOUGH } from '#lib/ui/accent.ts';

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#0b6e6e', '#0b6e6e')).toBe(1);
});

describe('a brand colour', () => {
  it('is used as it is where it can be read', () => {
    expect(accentLook('#0b5e6e', 'light')).toMatchObject({ accent: '#0b5e6e', on: '#ffffff', adjusted: false });
    expect(accentLook('#4cc2bd', 'dark')).toMatchObject({ accent: '#4cc2bd', on: '#141311', adjusted: false });
  });

  it.each(['#ffe600', '#ffffff', '#000000', '#ff0000', '#0000ff', '#00ff00', '#808080', '#123456', '#fedcba'])(
    'such as %s becomes a shade that can be read, in both themes, also where something is written on it',
    (color) => {
      for (const [theme, ground] of [
        ['light', '#ffffff'],
        ['dark', '#1b1a18'],
      ] as const) {
        const look = accentLook(color, theme);
        expect(contrast(look.accent, ground)).toBeGreaterThanOrEqual(ENOUGH);
        expect(contrast(look.accent, look.soft)).toBeGreaterThanOrEqual(ENOUGH);
        expect(contrast(look.on, look.accent)).toBeGreaterThanOrEqual(ENOUGH);
        expect(look.adjusted).toBe(look.accent !== color);
      }
    },
  );
});
