import { expect, test } from 'vitest';
import { checkOrganisation } from '#lib/studio/organisation/organisation-check.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

const settings: OrganisationSettings = {
  name: 'Prata',
  language: 'pt',
  languages: ['pt'],
  country: 'PT',
  currency: 'EUR',
  timeZone: 'Europe/Lisbon',
  firstDayOfWeek: 'mon',
  fiscalYearStart: 1,
  holidays: [{ on: '2026-12-25', name: 'Natal', yearly: true }],
  workingHours: { mon: [{ from: '09:00', to: '13:00' }] },
  version: 1,
};
const found = (part: Partial<OrganisationSettings>) => [...checkOrganisation({ ...settings, ...part })];

test('nothing is wrong with what is usual', () => {
  expect(found({})).toEqual([]);
});

test.each<[Partial<OrganisationSettings>, [string, string][]]>([
  [{ name: ' ' }, [['/name', 'name']]],
  [{ languages: [] }, [['/languages', 'languages']]],
  [{ language: 'es' }, [['/language', 'language']]],
  [{ workingHours: { tue: [{ from: '18:00', to: '09:00' }] } }, [['/workingHours/tue/0', 'hours']]],
  [
    {
      workingHours: {
        tue: [
          { from: '09:00', to: '13:00' },
          { from: '12:00', to: '18:00' },
        ],
      },
    },
    [['/workingHours/tue/1', 'overlap']],
  ],
  [
    {
      holidays: [
        { on: '2026-12-25', name: 'Natal', yearly: true },
        { on: '2027-12-25', name: '', yearly: true },
      ],
    },
    [
      ['/holidays/1/on', 'holidayTwice'],
      ['/holidays/1/name', 'holidayName'],
    ],
  ],
  [{ holidays: [{ on: '', name: 'Natal' }] }, [['/holidays/0/on', 'holidayDay']]],
])('%o', (part, faults) => {
  expect(found(part)).toEqual(faults);
});
