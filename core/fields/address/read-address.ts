import type { Parsed } from '#core/contract/field-type.ts';
import { type Address, canonicalAddress } from '#core/fields/address/address-parts.ts';
import { readCountry } from '#core/fields/address/countries.ts';
import { findPostalCode } from '#core/fields/address/postal-code.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';

/** Nothing longer is an address. */
const longest = 600;

/** "Rua Augusta, 12, 2.º Esq., 1100-053 Lisboa" taken apart as far as it can be; what is not understood stays with the street. */
export function readAddress(text: string, usualCountry: string): Parsed<Address> {
  const clean = text.length > longest ? { reason: 'maxLength', params: { limit: longest } } : cleanText(text);
  if ('reason' in clean) return clean;
  const segments = (clean.value ?? '').split(/\s*[,;\n]\s*/).filter(Boolean);
  const named = segments.length > 1 ? readCountry(segments.at(-1) as string) : undefined;
  if (named) segments.pop();
  const country = named ?? usualCountry;
  const at = segments.findIndex((segment) => findPostalCode(segment, country));
  const parts = at < 0 ? doorOf(segments) : split(segments, at, country);
  return canonicalAddress({ ...parts, ...(named && { country: named }) }, usualCountry);
}

/** The segment with the postal code is where the street ends and the place begins; in Brazil the place comes before it. */
function split(segments: readonly string[], at: number, country: string): Address {
  const whole = segments[at] as string;
  const found = findPostalCode(whole, country) as RegExpExecArray;
  const rest = `${whole.slice(0, found.index)} ${whole.slice(found.index + found[0].length)}`.trim().replace(/\s+/g, ' ');
  const after = segments.slice(at + 1);
  const isBefore = rest === '' && after.length === 0 && at > 0;
  const place = isBefore ? (segments[at - 1] as string) : rest || (after.shift() ?? '');
  const [city, ...region] = place.split(/\s+[-–/]\s+/);
  return {
    ...doorOf(segments.slice(0, isBefore ? at - 1 : at)),
    postal_code: found[0],
    ...(city && { city }),
    ...((region.length > 0 || after.length > 0) && { region: [...region, ...after].join(', ') }),
  };
}

function doorOf(segments: readonly string[]): Address {
  const [street, ...rest] = segments;
  const number = /^(?:n\.?[º°o]?\s*)?(\d[\w/-]{0,9}|s\/n\.?)$/i.exec(rest[0] ?? '')?.[1];
  const extra = (number ? rest.slice(1) : rest).join(', ');
  return { ...(street && { street }), ...(number && { number }), ...(extra && { extra }) };
}
