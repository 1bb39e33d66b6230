import { type ErrorCode, messages } from '#core/error-messages.ts';
import { fillText } from '#core/errors.ts';
import validation from '#schemas/text/validation.json' with { type: 'json' };
import type { Language, Text } from '#schemas/types/definition.ts';

/** Something about one row that its owner should know. */
export interface RowProblem {
  /** A row of schemas/text/validation.json, or an error code. */
  readonly code: string;
  readonly field?: string;
  readonly column?: number;
  /** The cell as it stands in the file, shortened. */
  readonly value?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** The row comes in all the same, without what the problem is about. */
  readonly mild?: true;
}

const texts: Readonly<Record<string, Text>> = validation;
const LONGEST = 200;

export function shortened(value: string): string {
  // Half a character would be refused by the database.
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1).toWellFormed()}…` : value;
}

/** What a problem says to a person. */
export function problemMessage({ code, value, params }: Pick<RowProblem, 'code' | 'value' | 'params'>, language: Language): string {
  const own = params?.['message'];
  if (typeof own === 'string') return own;
  if (own) return textIn(own as Text, language);
  const text = texts[code] ?? (code in messages ? messages[code as ErrorCode] : undefined) ?? texts['type'];
  return fillText(textIn(text as Text, language), { ...(value !== undefined && { value }), ...params });
}

export function textIn(text: Text, language: Language): string {
  return text[language] ?? text.en ?? text.pt ?? text.es ?? '';
}
