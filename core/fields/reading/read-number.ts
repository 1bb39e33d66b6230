import Big from 'big.js';
import type { Parsed } from '#core/contract/field-type.ts';

/** JSON may hold huge exponents; what is longer than this is no number of a business. */
const longest = 60;
const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

const groups = { ',': /^\d{1,3}(?:([.' ])\d{3})(?:\1\d{3})*(?:,\d*)?$/, '.': /^\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/ } as const;
const ungrouped = { ',': /^\d*(?:,\d*)?$/, '.': /^\d*(?:\.\d*)?$/ } as const;

/**
 * A number as people write it: '1.234,56' and '1 234,56' with a decimal comma, '1,234.56' with a decimal point.
 * One that only makes sense with the other separator is refused: guessing would be wrong by a factor of a thousand.
 */
export function readNumber(text: string, decimal: ',' | '.'): Parsed<Big> {
  if (text.length > longest) return { reason: 'number.format' };
  const { digits, negative } = unsigned(text);
  if (!/\d/.test(digits)) return { reason: 'number.format' };
  const exponent = /^([\d.,]+)(e[+-]?\d{1,2})$/i.exec(digits);
  const mantissa = exponent?.[1] ?? digits;
  if (!ungrouped[decimal].test(mantissa) && !groups[decimal].test(mantissa)) {
    return { reason: /^[\d.,' ]+$/.test(mantissa) ? 'number.separator' : 'number.format', params: { decimal } };
  }
  const standard = mantissa.replaceAll(decimal === ',' ? /[.' ]/g : /[,' ]/g, '').replace(',', '.');
  if (standard === '.') return { reason: 'number.format' };
  const size = new Big(`${standard.startsWith('.') ? '0' : ''}${standard.replace(/\.$/, '')}${exponent?.[2] ?? ''}`);
  return { value: negative ? size.times(-1) : size };
}

/** Takes off the sign: '-5', '−5', '5-' and the accountants' '(5)'. */
function unsigned(text: string): { digits: string; negative: boolean } {
  const spaced = text
    .replaceAll(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replaceAll(/[’`´]/g, "'")
    .replaceAll('−', '-')
    .trim();
  const brackets = /^\((.*)\)$/.exec(spaced);
  const inner = (brackets?.[1] ?? spaced).trim();
  const signed = /^([+-]?)\s*(.*?)\s*(-?)$/.exec(inner);
  return { digits: signed?.[2] ?? inner, negative: brackets !== null || signed?.[1] === '-' || signed?.[3] === '-' };
}

/** A number in a filter, or the string that carries a decimal in JSON. */
export function numberOperand(value: unknown): Parsed<Big> {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > longest || !plain.test(text)) return { reason: 'operand.number' };
  const number = new Big(text.replace(/^([+-]?)\./, '$10.').replace(/\.(?=e|$)/i, ''));
  // No column holds a number of this size; PostgreSQL would refuse the worst of them.
  return number.abs().gte('1e30') || number.c.length - number.e > 40 ? { reason: 'operand.number' } : { value: number };
}
