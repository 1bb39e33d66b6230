import { AppError } from '#core/errors.ts';

interface DriverError extends Error {
  readonly code?: string;
  readonly constraint?: string;
  readonly column?: string;
}

/** Database → ours: the only place that reads SQLSTATE codes. What it does not know passes through as it is. */
export function translateError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code = '', constraint = '' } = error as DriverError;
  const cause = error;
  switch (code) {
    case '23505':
      return new AppError('RECORD_DUPLICATE', { params: { field: constraint }, members: { constraint }, cause });
    case '23502':
      return new AppError('RECORD_INVALID', { places: [{ path: `/${(error as DriverError).column ?? ''}`, code: 'required' }], cause });
    case '23503':
      return new AppError('RECORD_IN_USE', { members: { constraint }, cause });
    case '57014':
      return new AppError('QUERY_TOO_SLOW', { cause });
    case '55P03':
    case '40001':
    case '40P01':
      return new AppError('BUSY', { cause });
    default:
      return isUnavailable(code, error) ? new AppError('DATABASE_UNAVAILABLE', { cause }) : error;
  }
}

/** 08…: connection lost, 57P0…: shutting down, 53300: too many connections; the rest come from the socket. */
function isUnavailable(code: string, error: Error): boolean {
  if (/^(08|57P0)/.test(code) || code === '53300') return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message);
}
