import type { Formats } from '#core/contract/field-type.ts';

/** '-1234.5' → '-1234,5'. Without a group separator, so that every program reads it back. */
export function writeNumber(standard: string, formats: Pick<Formats, 'decimal'>): string {
  return formats.decimal === ',' ? standard.replace('.', ',') : standard;
}

/** '12.5000' → '12.5'; at least `least` decimals stay. */
export function trimDecimals(standard: string, least: number): string {
  const [whole, fraction = ''] = standard.split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(least, '0');
  return kept === '' ? (whole as string) : `${whole}.${kept}`;
}
