import { type ErrorCode, messages } from '#core/error-messages.ts';
import type { Language, Text } from '#schemas/types/definition.ts';

/** One place in what the caller sent, and what is wrong there. */
export interface ErrorPlace {
  /** JSON pointer into the body, or the name of a parameter: '/amount/value', 'filter/and/0'. */
  readonly path: string;
  /** A row of schemas/text/validation.json, or an error code. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface ErrorDetails {
  /** Fills the `{placeholders}` of the message. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly places?: readonly ErrorPlace[];
  /** Further members of the problem document, such as the stored record of a conflict. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A refusal with a name. Everything we throw on purpose is one of these. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(
      `${code}: ${fillText(messages[code].en, inLanguage(details.params, 'en'))}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return messages[this.code].status;
  }

  /** The message in one of our three languages. */
  text(language: Language): string {
    return fillText(messages[this.code][language], inLanguage(this.details.params, language));
  }
}

/** A param may itself be a text in our languages, such as the reason of a refusal: it is said in that of the reader. */
function inLanguage(params: Readonly<Record<string, unknown>> = {}, language: Language): Readonly<Record<string, unknown>> {
  const said = Object.entries(params).map(([name, value]) => {
    const text = typeof value === 'object' && value !== null && 'en' in value ? (value as Text) : undefined;
    return [name, text ? fillText(text[language] ?? text.en ?? '', params) : value];
  });
  return Object.fromEntries(said);
}

/** Puts values into `{placeholders}`; one that has no value is shown as it is. */
export function fillText(text: string, params: Readonly<Record<string, unknown>> = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
