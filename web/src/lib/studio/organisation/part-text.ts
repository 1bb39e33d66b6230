import { t } from '#lib/i18n/i18n.svelte.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Part } from '#lib/studio/organisation/organisation-edit.svelte.ts';
import { minutesOf, monthName, weekdayName, weekdays } from '#lib/studio/organisation/weekdays.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

const languageName = (value: string) => languages.find((one) => one.value === value)?.label ?? value;

/** What is set there, in a line, for comparing. */
export function partText(settings: OrganisationSettings, part: Part, locale: string): string {
  const texts: Readonly<Record<Part, () => string>> = {
    name: () => settings.name,
    language: () => languageName(settings.language),
    languages: () => settings.languages.map(languageName).join(', '),
    country: () => new Intl.DisplayNames(locale, { type: 'region' }).of(settings.country) ?? settings.country,
    currency: () => settings.currency,
    timeZone: () => settings.timeZone.replaceAll('_', ' '),
    accent: () => settings.accent ?? t('organisation.accent.ours'),
    firstDayOfWeek: () => weekdayName(settings.firstDayOfWeek, locale),
    fiscalYearStart: () => monthName(settings.fiscalYearStart, locale),
    holidays: () => settings.holidays.map(({ name }) => name).join(', ') || '–',
    workingHours: () =>
      weekdays
        .filter((day) => minutesOf(settings.workingHours[day]) > 0)
        .map((day) => `${weekdayName(day, locale)} ${settings.workingHours[day]?.map(({ from, to }) => `${from}–${to}`).join(', ')}`)
        .join(' · ') || '–',
  };
  return texts[part]();
}
