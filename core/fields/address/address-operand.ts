import type { Parsed } from '#core/contract/field-type.ts';
import { readCountry } from '#core/fields/address/countries.ts';
import { compactCode } from '#core/fields/address/postal-code.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';

const places = ['city', 'region', 'country', 'postal_code'] as const;

/** A text, or places: {"city": "Porto", "country": "PT"} → the keys that an address must have. */
export function addressOperand(value: unknown): Parsed<unknown> {
  if (typeof value === 'string') return textOperand(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'operand.address' };
  const asked = Object.entries(value).filter(([, text]) => text !== null && text !== '');
  const keys: string[] = [];
  for (const [place, text] of asked) {
    const clean = places.includes(place as (typeof places)[number]) ? textOperand(text) : undefined;
    if (!clean) return { reason: 'operand.address' };
    if ('reason' in clean) return clean;
    keys.push(`${place}:${comparable(place, clean.value ?? '')}`);
  }
  return keys.length === 0 ? { reason: 'operand.address' } : { value: keys };
}

function comparable(place: string, text: string): string {
  if (place === 'country') return readCountry(text) ?? text;
  return place === 'postal_code' ? compactCode(text) : fold(text);
}

export const isPlaces = (operand: unknown): boolean => Array.isArray(operand);
