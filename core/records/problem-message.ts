import { type ErrorCode, messages } from '#core/error-messages.ts';
import { fillText } from '#core/errors.ts';
import validation from '#schemas/text/validation.json' with { type: 'json' };
import type { Language, Text } from '#schemas/types/definition.ts';

/** Something that is wrong, by its code. */
export interface CodedProblem {
  /** A row of schemas/text/validation.json, or an error code. */
  readonly code: string;
  readonly value?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const texts: Readonly<Record<string, Text>> = validation;

/** What a problem says to a person. */
export function problemMessage({ code, value, params }: CodedProblem, language: Language): string {
  const own = params?.['message'];
  if (typeof own === 'string') return own;
  if (own) return textIn(own as Text, language);
  const text = texts[code] ?? (code in messages ? messages[code as ErrorCode] : undefined) ?? texts['type'];
  return fillText(textIn(text as Text, language), { ...(value !== undefined && { value }), ...params });
}

export function textIn(text: Text, language: Language): string {
  return text[language] ?? text.en ?? text.pt ?? text.es ?? '';
}
