import errors from '#schemas/text/errors.json' with { type: 'json' };

export type ErrorCode = keyof typeof errors;

interface ErrorRow {
  readonly status: number;
  readonly en: string;
  readonly pt: string;
  readonly es: string;
}

/** Every error we name: code, HTTP status and what people read. `{placeholders}` come from the error's params. */
export const messages: Readonly<Record<ErrorCode, ErrorRow>> = errors;
