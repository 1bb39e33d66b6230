import { idsOf, type LoadCase } from '#scripts/bench/cases/load-case.ts';
import { ask, type Call, type Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';

const PAGES = 30;
const DEPTH = 100_000;

const query = (rest: Readonly<Record<string, unknown>>): Call => ({
  method: 'POST',
  path: '/records/person/query',
  body: { fields: ['name', 'job_title', 'email', 'mobile', 'phone'], sort: 'name', limit: 50, count: 'none', ...rest },
});

const depthOf = ({ options }: Stage): number => Math.round(DEPTH * options.scale);

/** One page after another, each from the cursor of the one before. */
async function cursors(stage: Stage, side: Side): Promise<string[]> {
  const found: string[] = [];
  let call = query({ offset: depthOf(stage) - 50 });
  while (found.length < PAGES) {
    const { page } = await ask(side, call);
    if (page.next === null) break;
    found.push(page.next);
    call = query({ cursor: page.next });
  }
  return found;
}

export const pagePersons: LoadCase = {
  key: 'page',
  title: 'page at depth 100,000, by cursor',
  goal: 0.7,
  script: async (stage, side) => {
    const calls = (await cursors(stage, side)).map((cursor) => query({ cursor }));
    return { traffic: { calls }, samples: calls };
  },
  facts: idsOf,
};

/** The scrollbar was pulled to there: nobody has a cursor for it. */
export const jumpPersons: LoadCase = {
  key: 'jump',
  title: 'jump to depth 100,000, by offset',
  goal: 0.7,
  script: async (stage) => {
    const calls = Array.from({ length: 10 }, (_, i) => query({ offset: depthOf(stage) + i * 50 }));
    return { traffic: { calls }, samples: calls.slice(0, 3) };
  },
  facts: idsOf,
};
