import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { emptiness } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';
import { limited } from '#core/fields/reading/keyword.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { cleanHtml, htmlOfText, looksLikeHtml, textOfHtml } from '#core/fields/rich-text/clean-html.ts';

const longest = 500_000;
const usual = 200_000;

function clean(html: string): Parsed<string> {
  const cleaned = cleanText(html);
  if ('reason' in cleaned) return cleaned;
  const value = cleanHtml((cleaned.value ?? '').replaceAll(/\r\n?/g, '\n'));
  return { value: textOfHtml(value) === '' ? null : value };
}

/** Prose with headings, lists and emphasis, as HTML of a few tags. Its words stand in a column of their own, for filters and the search. */
export const richText: FieldType<string> = {
  name: 'rich_text',
  keywords: { type: 'object', properties: { maxLength: { type: 'integer', minimum: 1, maximum: longest } } },
  schema: (field) => ({ type: 'string', maxLength: typeof field.maxLength === 'number' ? limited(field, 'maxLength', longest) : usual }),
  columns: () => [
    { suffix: '', type: 'text' },
    { suffix: '_html', type: 'text' },
  ],
  store: (value) => (value === null ? [null, null] : [textOfHtml(value), value]),
  load: ([, html]) => (typeof html === 'string' ? html : null),
  normalise: clean,
  operand: textOperand,
  operators: { ...textMatch, ...emptiness },
  parse: (cell) => clean(looksLikeHtml(cell) ? cell : htmlOfText(cell)),
  print: (value) => textOfHtml(value),
};
