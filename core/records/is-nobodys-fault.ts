import { isAppError } from '#core/errors.ts';

/** No record of many is to blame for a lost connection, or for a lock that others hold; what a plugin does with one is that one's affair. */
export function isNobodysFault(error: unknown): boolean {
  return isAppError(error) && error.status >= 500 && error.code !== 'HOOK_FAILED' && error.code !== 'HOOK_LOOP';
}
