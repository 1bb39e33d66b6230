import type { Money } from '#lib/i18n/formats.ts';

export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'value' in value && 'currency' in value;
}
