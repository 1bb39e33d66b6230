import { t } from '#lib/i18n/i18n.svelte.ts';
import type { UiText } from '#lib/ui/ui-text.svelte.ts';

/** The kit's own words, in the person's language. */
export function uiWords(): UiText {
  return {
    close: t('close'),
    clear: t('clear'),
    choose: t('choose'),
    nothingFound: t('nothingFound'),
    searching: t('searching'),
    previousMonth: t('previousMonth'),
    nextMonth: t('nextMonth'),
    openCalendar: t('openCalendar'),
    today: t('day.today'),
    remove: t('remove'),
    required: t('required'),
    showPassword: t('showPassword'),
    hidePassword: t('hidePassword'),
    notifications: t('notifications'),
  };
}
