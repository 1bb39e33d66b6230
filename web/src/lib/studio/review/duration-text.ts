import { i18n, t } from '#lib/i18n/i18n.svelte.ts';

/** A guess is told as one: "about 40 s". */
export function durationText(seconds: number): string {
  if (seconds < 1) return t('studio.duration.instant');
  if (seconds < 90) return t('studio.duration.seconds', { seconds: i18n.formats.integer(Math.ceil(seconds)) });
  return t('studio.duration.minutes', { minutes: i18n.formats.integer(Math.ceil(seconds / 60)) });
}
