import Big from 'big.js';
import type { ForeignValue, Parsed } from '#core/contract/field-type.ts';

/** A value of another type that is a number. Never rounded: what does not fit is said not to. Undefined for types that hold no numbers. */
export function convertNumber<Value>(
  { value, type, formats }: ForeignValue,
  read: (number: Big) => Parsed<Value>,
): Parsed<Value> | undefined {
  if (!type.number) return undefined;
  const number = type.number(value, formats);
  return number === undefined ? { reason: 'number.format' } : read(new Big(number));
}
