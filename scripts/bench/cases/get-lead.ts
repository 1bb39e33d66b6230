import type { LoadCase } from '#scripts/bench/cases/load-case.ts';
import { sampleIds } from '#scripts/bench/cases/sample-ids.ts';

export const getLead: LoadCase = {
  key: 'get',
  title: 'get one lead with its company name',
  goal: 0.7,
  script: async ({ database }) => {
    const ids = await sampleIds(database, 'lead', 300);
    const calls = ids.map((id) => ({ method: 'GET', path: `/records/lead/${id}?include=company` }) as const);
    return { traffic: { calls }, samples: calls.slice(0, 20) };
  },
  facts: ({ data, included }) => {
    const { id, version, number, name, company, people, step, status, amount, expected_close, created_at } = data;
    return {
      id,
      version,
      number,
      name,
      company,
      people,
      step,
      status,
      amount,
      expected_close,
      created_at,
      companyName: included.company[company]?.name,
    };
  },
};
