import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '#core/errors.ts';

/** What a cursor belongs to: the same entity, filter and order, or it is refused. */
export function listFingerprint(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

/** The key values of a page's last row, signed, so that nobody can put values of their own into the statement's place. */
export function writeCursor(values: readonly (string | null)[], fingerprint: string, secret: string): string {
  const body = Buffer.from(JSON.stringify([fingerprint, ...values])).toString('base64url');
  return `${body}.${sign(body, secret)}`;
}

export function readCursor(cursor: string, fingerprint: string, secret: string): (string | null)[] {
  const [body = '', signature = ''] = cursor.split('.');
  const expected = Buffer.from(sign(body, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new AppError('CURSOR_INVALID');
  const [belongsTo, ...values] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, ...(string | null)[]];
  if (belongsTo !== fingerprint) throw new AppError('CURSOR_INVALID');
  return values;
}

function sign(body: string, secret: string): string {
  return createHmac('sha256', secret).update(`cursor:${body}`).digest('base64url').slice(0, 22);
}
