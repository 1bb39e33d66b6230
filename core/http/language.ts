import type { FastifyRequest } from 'fastify';
import type { Language } from '#schemas/types/definition.ts';

const SUPPORTED: readonly Language[] = ['en', 'pt', 'es'];

/** The language of the answer: the signed-in user's, else the best of Accept-Language, else English. */
export function requestLanguage(request: FastifyRequest): Language {
  return request.account?.language ?? preferredLanguage(request.headers['accept-language']);
}

export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) };
    })
    .sort((a, b) => b.weight - a.weight);
  const found = wanted.find(({ language, weight }) => weight > 0 && SUPPORTED.includes(language as Language));
  return (found?.language as Language | undefined) ?? 'en';
}
