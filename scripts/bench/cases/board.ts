import type { LoadCase } from '#scripts/bench/cases/load-case.ts';
import { movingLeads, openLeads } from '#scripts/bench/cases/move-lead.ts';
import { ask } from '#scripts/bench/side.ts';

interface Column {
  readonly value: string;
  readonly count: number;
  readonly sum: string;
  readonly data: readonly { readonly id: string }[];
}

/** Open leads by step, with counts, sums and the first 30 cards of each. */
export const board: LoadCase = {
  key: 'board',
  title: 'board with counts and sums',
  goal: 3,
  script: async () => {
    const body = {
      fields: ['name', 'company', 'amount', 'expected_close', 'owner'],
      include: ['company', 'owner'],
      filter: { field: 'status', op: 'in', value: ['to_do', 'standby'] },
      limit: 30,
    };
    const calls = [{ method: 'POST', path: '/records/lead/board', body }] as const;
    return { traffic: { calls }, samples: calls };
  },
  facts: ({ columns, total, included }) => ({
    columns: Object.fromEntries(
      columns.map(({ value, count, sum, data }: Column) => [value, { count, sum: Number(sum), ids: data.map(({ id }) => id) }]),
    ),
    total: total.count,
    names: [Object.keys(included.company).length, Object.keys(included.user).length],
  }),
};

const MOVES_PER_SECOND = 20;

/** What nobody can keep: people move leads while the others look at the board. */
export const busyBoard: LoadCase = {
  ...board,
  key: 'busy-board',
  title: `board while ${MOVES_PER_SECOND} leads move each second`,
  goal: 3,
  beside: async (stage, side) => {
    const places = await openLeads(stage, side, 'busy');
    const traffic = movingLeads(places, [...new Set(places.map(({ step }) => step))].sort());
    const underWay: Promise<unknown>[] = [];
    const timer = setInterval(() => {
      const moved = ask(side, traffic.next()).then((answer) => traffic.answered(200, JSON.stringify(answer)));
      underWay.push(moved.catch((error: unknown) => error));
    }, 1_000 / MOVES_PER_SECOND);
    return async () => {
      clearInterval(timer);
      const failures = (await Promise.all(underWay)).filter((outcome) => outcome !== undefined);
      if (failures.length > 0) throw failures[0];
    };
  },
};
