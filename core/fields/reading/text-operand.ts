import type { Parsed } from '#core/contract/field-type.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';

const longest = 2000;

/** What a filter on a text compares with. */
export function textOperand(value: unknown): Parsed<string> {
  if (typeof value !== 'string') return { reason: 'operand.text' };
  if (value.length > longest) return { reason: 'maxLength', params: { limit: longest } };
  return cleanText(value);
}
