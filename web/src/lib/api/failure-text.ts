import { OfflineError } from '#lib/api/http.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** What went wrong, in words for the person: the server's own, in their language, or that it cannot be reached. */
export function failureText(error: unknown, offline: 'offline.short' | 'error.offlineSave' = 'offline.short'): string {
  if (error instanceof OfflineError) return t(offline);
  return error instanceof Error ? error.message : String(error);
}
