import { weekdays } from '#lib/studio/organisation/weekdays.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

export type OrganisationFault = 'name' | 'languages' | 'language' | 'hours' | 'overlap' | 'holidayName' | 'holidayDay' | 'holidayTwice';

/** What is wrong, by place ('/holidays/0/on'). */
export function checkOrganisation(settings: OrganisationSettings): ReadonlyMap<string, OrganisationFault> {
  const faults = new Map<string, OrganisationFault>();
  if (!/[\p{L}\p{N}]/u.test(settings.name)) faults.set('/name', 'name');
  if (settings.languages.length === 0) faults.set('/languages', 'languages');
  else if (!settings.languages.includes(settings.language)) faults.set('/language', 'language');
  checkHours(settings, faults);
  checkHolidays(settings, faults);
  return faults;
}

function checkHours({ workingHours }: OrganisationSettings, faults: Map<string, OrganisationFault>): void {
  for (const day of weekdays) {
    let last = '';
    (workingHours[day] ?? []).forEach(({ from, to }, index) => {
      if (from === '' || to === '' || from >= to) faults.set(`/workingHours/${day}/${index}`, 'hours');
      else if (from < last) faults.set(`/workingHours/${day}/${index}`, 'overlap');
      last = to;
    });
  }
}

function checkHolidays({ holidays }: OrganisationSettings, faults: Map<string, OrganisationFault>): void {
  const seen = new Set<string>();
  holidays.forEach(({ on, name, yearly }, index) => {
    const key = yearly ? on.slice(5) : on;
    if (on === '') faults.set(`/holidays/${index}/on`, 'holidayDay');
    else if (seen.has(key)) faults.set(`/holidays/${index}/on`, 'holidayTwice');
    seen.add(key);
    if (name.trim() === '') faults.set(`/holidays/${index}/name`, 'holidayName');
  });
}
