import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorPlace, fillText } from '#core/errors.ts';
import { requestLanguage } from '#core/http/language.ts';
import validation from '#schemas/text/validation.json' with { type: 'json' };
import type { Language, Text } from '#schemas/types/definition.ts';

const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = validation;

/** Ours → problem+json (RFC 9457), in the language of the reader. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asAppError(error, request);
  if (known.status >= 500) request.log.error({ err: error }, 'request failed');
  if (known.code === 'DATABASE_UNAVAILABLE' || known.code === 'BUSY') void reply.header('retry-after', '1');
  return reply.code(known.status).type('application/problem+json').send(problemDocument(known, request));
}

function problemDocument(error: AppError, request: Pick<FastifyRequest, 'id'> & FastifyRequest): Record<string, unknown> {
  const language = requestLanguage(request);
  const places = error.details.places?.map((place) => ({ path: place.path, code: place.code, message: placeMessage(place, language) }));
  return {
    type: 'about:blank',
    title: error.text(language),
    status: error.status,
    detail: places ? places.map((place) => `${place.path}: ${place.message}`).join(' ') : error.text(language),
    code: error.code,
    ...(places && { errors: places }),
    requestId: request.id,
    ...error.details.members,
  };
}

/** What is wrong at one place, in words. */
function placeMessage(place: ErrorPlace, language: Language): string {
  const own = place.params?.['message'] as Text | undefined;
  if (own) return own[language] ?? own.en ?? own.pt ?? own.es ?? '';
  const text = reasons[place.code]?.[language] ?? reasons['type']?.[language] ?? '';
  const message = fillText(text, place.params);
  const at = place.params?.['at'];
  // A place within the text that is at this place.
  return at === undefined ? message : fillText(reasons['formula.at']?.[language] ?? message, { at, message });
}

/** Fastify's own refusals by their code; whatever we do not know is ours to explain and to log. */
function asAppError(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error;
  const { code = '', message = '', statusCode } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new AppError('BODY_TOO_LARGE', { params: { limit: readableSize(request.routeOptions.bodyLimit) } });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new AppError('MEDIA_TYPE_UNSUPPORTED');
  if (code === 'FST_ERR_VALIDATION') return new AppError('QUERY_INVALID', { places: validationPlaces(error as FastifyError) });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AppError(statusCode === 404 || statusCode === 403 ? 'ROUTE_NOT_FOUND' : 'BODY_INVALID', { params: { reason: message } });
  return new AppError('INTERNAL', { params: { requestId: request.id }, cause: error });
}

function validationPlaces(error: FastifyError): ErrorPlace[] {
  return (error.validation ?? []).map(({ keyword, instancePath, params }) => {
    const named = params['additionalProperty'] ?? params['missingProperty'];
    const path = named === undefined ? instancePath : `${instancePath}/${String(named)}`;
    return { path: path || `/${error.validationContext ?? ''}`, code: keyword, params };
  });
}

function readableSize(bytes: number | undefined): string {
  return bytes === undefined ? '' : `${Math.round(bytes / 1_048_576)} MB`;
}
