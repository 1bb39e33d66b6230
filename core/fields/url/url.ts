import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { findWritten } from '#core/fields/reading/find-written.ts';
import { limited } from '#core/fields/reading/keyword.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { naturalOrder } from '#core/fields/text/text.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const longest = 2000;
/** Without the stop or bracket that ends the sentence around it. */
const inProse = /(?<![\w/@.-])(?:https?:\/\/|www\.)[^\s<>"'()«»“”]{3,400}?(?=[.,;:!?]*(?:[\s<>"'()«»“”]|$))/gi;

/** Only addresses of web pages: a link must never run a script in the reader's browser. */
function clean(text: string, field: FieldDefinition): Parsed<string> {
  const line = cleanLine(text);
  if ('reason' in line || line.value === null) return line;
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:[/?#]|$))/i.exec(line.value)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { reason: 'url.scheme' };
  const value = scheme === undefined ? `https://${line.value.replace(/^\/\//, '')}` : line.value;
  const limit = limited(field, 'maxLength', longest);
  if (value.length > limit) return { reason: 'maxLength', params: { limit } };
  return isWebAddress(value) ? { value } : { reason: 'url.format' };
}

function isWebAddress(value: string): boolean {
  if (/[\s"<>\\^`{|}]/.test(value) || !/^https?:\/\/[^/]/i.test(value) || !URL.canParse(value)) return false;
  const { hostname, username, password } = new URL(value);
  return (hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[')) && username === '' && password === '';
}

/** The address of a web page. */
export const url: FieldType<string> = {
  name: 'url',
  keywords: { type: 'object', properties: { maxLength: { type: 'integer', minimum: 1, maximum: longest } } },
  schema: (field) => ({ type: 'string', maxLength: limited(field, 'maxLength', longest) }),
  columns: () => [{ suffix: '', type: 'text' }],
  normalise: (value, field) => clean(value, field),
  operand: textOperand,
  operators: { ...equality('text', naturalOrder), ...textMatch, ...emptiness },
  order: naturalOrder,
  orderType: 'text',
  parse: (cell, _formats, field) => clean(cell, field),
  find: (text, field) => findWritten(text, { pattern: inProse, certain: true, read: (written) => clean(written, field) }),
  print: (value) => value,
};
