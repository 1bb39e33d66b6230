import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { emptiness } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { cleanText } from '#core/fields/reading/clean-text.ts';
import { limited, picked } from '#core/fields/reading/keyword.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';

const longest = 1_000_000;
const usual = 100_000;

function clean(value: string): Parsed<string> {
  const cleaned = cleanText(value);
  if ('reason' in cleaned) return cleaned;
  const lines = (cleaned.value ?? '').replaceAll(/\r\n?/g, '\n').trimEnd();
  return { value: lines === '' ? null : lines };
}

/** Prose of several paragraphs, without formatting. */
export const longText: FieldType<string> = {
  name: 'long_text',
  keywords: {
    type: 'object',
    properties: {
      minLength: { type: 'integer', minimum: 0, maximum: longest },
      maxLength: { type: 'integer', minimum: 1, maximum: longest },
    },
  },
  schema: (field) => ({
    type: 'string',
    ...picked(field, 'minLength'),
    maxLength: typeof field.maxLength === 'number' ? limited(field, 'maxLength', longest) : usual,
  }),
  columns: () => [{ suffix: '', type: 'text' }],
  normalise: clean,
  operand: textOperand,
  operators: { ...textMatch, ...emptiness },
  parse: clean,
  print: (value) => value,
  mentions: true,
};
