import type { FastifyRequest } from 'fastify';
import { AppError } from '#core/errors.ts';

export const etag = (version: number): string => `"${version}"`;

/** The version the client saw; undefined when it does not say. */
export function ifMatch(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new AppError('IF_MATCH_INVALID');
  return Number(version);
}
