import { AppError } from '#core/errors.ts';
import validation from '#schemas/text/validation.json' with { type: 'json' };
import type { Text } from '#schemas/types/definition.ts';

const texts: Readonly<Record<string, Text>> = validation;

/** Why a file cannot be imported, in the three languages: `reason` is a row of schemas/text/validation.json. */
export function unreadable(reason: string, params: Readonly<Record<string, unknown>> = {}, cause?: unknown): AppError {
  const text = texts[reason];
  if (!text) throw new Error(`schemas/text/validation.json has no row ${reason}`);
  return new AppError('IMPORT_FILE_UNREADABLE', {
    params: { reason: text, ...params },
    places: [{ path: '/file', code: reason, params }],
    cause,
  });
}
