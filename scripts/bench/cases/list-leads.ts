import { idsOf, type LoadCase } from '#scripts/bench/cases/load-case.ts';

const OPEN = { field: 'status', op: 'in', value: ['to_do', 'standby'] };

/** As the list on the screen asks: its columns, and the names of what they point at. */
export const listLeads: LoadCase = {
  key: 'list',
  title: 'list 50 leads, filtered and sorted',
  goal: 0.7,
  script: async () => {
    const body = {
      fields: ['name', 'company', 'step', 'status', 'amount', 'owner', 'expected_close'],
      include: ['company', 'step', 'owner'],
      filter: OPEN,
      sort: '-amount',
      limit: 50,
    };
    const calls = [{ method: 'POST', path: '/records/lead/query', body }] as const;
    return { traffic: { calls }, samples: calls };
  },
  facts: (answer) => ({
    ids: idsOf(answer),
    total: answer.page.total,
    capped: answer.page.capped,
    first: [answer.data[0].amount, answer.data[0].name, answer.data[0].expected_close],
    names: ['company', 'step', 'user'].map((name) => Object.keys(answer.included[name]).length),
  }),
};
