import type { LoadCase } from '#scripts/bench/cases/load-case.ts';

/**
 * Names as they stand in the box while somebody types: frequent, less frequent and rare ones, with and without accents, whole
 * and in part, and one with a mistake. None ends like a plural: what the product makes of those, the hand-written server does not know.
 */
const FRAGMENTS = [
  ...['silva', 'gonçal', 'perei', 'maria'],
  ...['begoña', 'vascon', 'sepulv', 'lourenc', 'zuñiga', 'metalur'],
  ...['zamavi', 'quintonde', 'fonzu', 'beldelva', 'norbement', 'villeria', 'sepulbeda'],
];

interface Group {
  readonly entity: string;
  readonly hits: readonly { readonly record: { readonly id: string } }[];
  readonly capped: boolean;
}

/** Of what very many records have, each server chooses among other candidates; all else must be the same. */
const recordsOf = ({ entity, hits, capped }: Group) => [entity, capped || hits.map(({ record }) => record.id).sort()];

export const searchEverything: LoadCase = {
  key: 'search',
  title: 'search a name fragment in everything',
  goal: 0.7,
  script: async () => {
    const calls = FRAGMENTS.map((fragment) => ({ method: 'GET', path: `/search?q=${encodeURIComponent(fragment)}` }) as const);
    return { traffic: { calls }, samples: calls };
  },
  facts: ({ groups }) => Object.fromEntries(groups.map(recordsOf)),
};
