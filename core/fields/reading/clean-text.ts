import type { Parsed } from '#core/contract/field-type.ts';

/** Text that PostgreSQL and JSON can hold, with composed accents ("é" as one character), so that equal texts are equal. */
export function cleanText(text: string): Parsed<string> {
  if (text.includes('\u0000')) return { reason: 'text.nul' };
  if (!text.isWellFormed()) return { reason: 'text.encoding' };
  return { value: text.normalize('NFC') };
}

/** As `cleanText`, on one line and without blanks around it; nothing left = no value. */
export function cleanLine(text: string): Parsed<string> {
  const cleaned = cleanText(text);
  if ('reason' in cleaned) return cleaned;
  const line = (cleaned.value ?? '').replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();
  return { value: line === '' ? null : line };
}
