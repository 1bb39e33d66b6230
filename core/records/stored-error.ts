import { type ErrorCode, messages } from '#core/error-messages.ts';
import { AppError, type ErrorPlace, isAppError } from '#core/errors.ts';
import { problemMessage } from '#core/records/problem-message.ts';
import type { Problem } from '#schemas/types/api.ts';
import type { Language } from '#schemas/types/definition.ts';

/** A refusal that is kept, to be told later and in any language. */
export interface StoredError {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly places?: readonly ErrorPlace[];
}

/** What is kept of an error; of one that is ours, only under which id it stands in the log. */
export function storedError(error: unknown, id: string): StoredError {
  if (!isAppError(error)) return { code: 'INTERNAL', params: { requestId: id } };
  const { params, places } = error.details;
  return { code: error.code, ...(params && { params }), ...(places && { places }) };
}

export function errorView({ code, params, places }: StoredError, language: Language): Problem {
  const error = new AppError(code in messages ? (code as ErrorCode) : 'INTERNAL', { ...(params && { params }) });
  const errors = places?.map((place) => ({ path: place.path, code: place.code, message: problemMessage(place, language) }));
  return { type: 'about:blank', title: error.text(language), status: error.status, code: error.code, ...(errors && { errors }) };
}
