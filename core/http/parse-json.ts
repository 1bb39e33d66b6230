import type { FastifyInstance } from 'fastify';
import { AppError } from '#core/errors.ts';

const NOT_UTF8 = { en: 'the text is not UTF-8', pt: 'o texto não está em UTF-8', es: 'el texto no está en UTF-8' };
const NOT_JSON = { en: 'it is not valid JSON', pt: 'não é JSON válido', es: 'no es JSON válido' };

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
      done(new AppError('BODY_INVALID', { params: { reason: NOT_UTF8 } }));
      return;
    }
    // A DELETE or POST that says "JSON" and sends nothing is common and harmless.
    if (text === '') done(null, undefined);
    else
      parse(request, text, (error, value) =>
        done(error && new AppError('BODY_INVALID', { params: { reason: NOT_JSON }, cause: error }), value),
      );
  });
}
