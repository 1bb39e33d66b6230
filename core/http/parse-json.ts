import type { FastifyInstance } from 'fastify';
import { AppError } from '#core/errors.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** JSON bodies as bytes first: text that is not UTF-8 is refused instead of being stored with replacement characters. */
export function parseJsonStrictly(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      done(new AppError('BODY_INVALID', { params: { reason: 'it is not UTF-8' } }));
      return;
    }
    // A DELETE or POST that says "JSON" and sends nothing is common and harmless.
    if (text === '') done(null, undefined);
    else parse(request, text, done);
  });
}
