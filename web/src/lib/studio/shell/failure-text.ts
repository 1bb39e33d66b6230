import { OfflineError } from '#lib/api/http.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** What went wrong, in words for the person. */
export function failureText(error: unknown): string {
  if (error instanceof OfflineError) return t('offline.short');
  return error instanceof Error ? error.message : String(error);
}
