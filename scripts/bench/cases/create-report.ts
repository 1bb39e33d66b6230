import type { LoadCase } from '#scripts/bench/cases/load-case.ts';
import { sampleIds } from '#scripts/bench/cases/sample-ids.ts';
import { closings, middles, openings } from '#scripts/bench/fill/words.ts';

export const createReport: LoadCase = {
  key: 'create',
  title: 'create a report with two people',
  goal: 0.5,
  script: async ({ database }) => {
    const [companies, leads, people] = await Promise.all([
      sampleIds(database, 'company', 200),
      sampleIds(database, 'lead', 200),
      sampleIds(database, 'person', 400),
    ]);
    const calls = companies.map((company, i) => ({
      method: 'POST' as const,
      path: '/records/report',
      body: {
        text: `${openings[i % openings.length]} ${middles[i % middles.length]} ${closings[i % closings.length]}`,
        happened_at: '2026-03-02T10:30:00.000Z',
        channel: 'visit',
        kind: 'follow_up',
        company,
        lead: leads[i],
        people_present: [{ id: people[i] }, { id: people[people.length - 1 - i] }],
      },
    }));
    return { traffic: { calls }, samples: calls.slice(0, 3) };
  },
  facts: ({ data }) => {
    const { version, text, happened_at, channel, kind, company, lead, author, people_present } = data;
    const people = people_present.map((link: { id: string }) => link.id);
    return { version, text, happened_at, channel, kind, company, lead, author, people, number: /^R-\d{4}-\d{6,}$/.test(data.number) };
  },
};
