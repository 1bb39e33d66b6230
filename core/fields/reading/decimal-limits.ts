import Big from 'big.js';
import type { Parsed } from '#core/contract/field-type.ts';
import type { FieldDefinition, JsonSchema } from '#schemas/types/definition.ts';

const limit: JsonSchema = { type: 'string', pattern: '^-?\\d{1,18}(\\.\\d{1,10})?$' };

/** `minimum` and `maximum` of numbers that travel as strings stand in `x-decimal`, as strings. */
export const limitKeywords = { minimum: limit, maximum: limit } as const;

/** The number itself when it is within the limits and has at most `scale` decimals. */
export function withinLimits(number: Big, field: FieldDefinition, scale: number): Parsed<Big> {
  if (!number.round(scale, Big.roundDown).eq(number)) return { reason: 'number.scale', params: { scale } };
  const { minimum, maximum } = field['x-decimal'] ?? {};
  if (minimum !== undefined && number.lt(minimum)) return { reason: 'minimum', params: { limit: minimum } };
  if (maximum !== undefined && number.gt(maximum)) return { reason: 'maximum', params: { limit: maximum } };
  return { value: number };
}

/** Spreadsheets keep 0.1 + 0.2 as 0.30000000000000004: what comes after 15 digits is noise, not precision. */
export function withoutNoise(number: Big, scale: number): Big {
  const decimals = number.c.length - 1 - number.e;
  return decimals > scale && number.c.length > 15 ? number.prec(15, Big.roundHalfEven) : number;
}
