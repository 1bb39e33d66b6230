import { getLead } from '#scripts/bench/cases/get-lead.ts';
import { listLeads } from '#scripts/bench/cases/list-leads.ts';
import type { LoadCase } from '#scripts/bench/cases/load-case.ts';
import { shoot } from '#scripts/bench/load.ts';
import type { Reading, ReadingCase } from '#scripts/bench/reading.ts';
import { ask } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';
import { median } from '#scripts/bench/statistics.ts';

const FIELDS = 200;
const ENTITIES = 100;
const AT_ONCE = 20;
const GOAL = 0.8;

const KINDS = [
  { 'x-type': 'text', maxLength: 200 },
  { 'x-type': 'integer' },
  { 'x-type': 'date' },
  { 'x-type': 'boolean' },
  { 'x-type': 'choice', 'x-options': [{ value: 'a', label: { en: 'A' } }] },
];

/** Our own speed with 200 more fields on leads and 100 more entities, against our own speed without. */
export const manyDefinitions: ReadingCase = {
  key: 'definitions',
  title: `${FIELDS} fields more on one entity and ${ENTITIES} entities more`,
  read: async (stage, say) => {
    const cases = [getLead, listLeads];
    const without = await speeds(stage, cases);
    say(`Adding ${FIELDS} fields and ${ENTITIES} entities …`);
    await addFields(stage);
    await addEntities(stage);
    const withThem = await speeds(stage, cases);
    return cases.map((one, i) => reading(one, without[i] as number, withThem[i] as number));
  },
};

function reading({ title }: LoadCase, before: number, after: number): Reading {
  const ratio = after / before;
  const value = `${ratio.toFixed(2)} (${Math.round(before)} → ${Math.round(after)} req/s)`;
  return { title: `${title}, with ${FIELDS} fields and ${ENTITIES} entities more`, value, goal: `≥ ${GOAL}`, isMet: ratio >= GOAL };
}

async function speeds(stage: Stage, cases: readonly LoadCase[]): Promise<number[]> {
  const { ours, options } = stage;
  const found: number[] = [];
  for (const one of cases) {
    const { traffic } = await one.script(stage, ours);
    const rounds: number[] = [];
    for (let i = 0; i <= options.rounds; i += 1)
      rounds.push((await shoot({ side: ours, traffic, connections: 1, seconds: options.seconds })).perSecond);
    // The first one warms up.
    found.push(median(rounds.slice(1)));
  }
  return found;
}

async function change({ ours }: Stage, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { revision: base } = await ask(ours, { method: 'GET', path: '/session' });
  await ask(ours, { method: 'POST', path: '/changes', body: { base, ...body } });
}

async function addFields(stage: Stage): Promise<void> {
  const named = Array.from({ length: FIELDS }, (_, i) => [`x_wide_${i}`, { ...KINDS[i % KINDS.length], 'x-label': { en: `Wide ${i}` } }]);
  await change(stage, { overlays: { lead: { properties: Object.fromEntries(named) } } });
}

async function addEntities(stage: Stage): Promise<void> {
  for (let first = 0; first < ENTITIES; first += AT_ONCE) {
    const entities = Array.from({ length: AT_ONCE }, (_, i) => [`x_many_${first + i}`, entity(first + i)]);
    await change(stage, { entities: Object.fromEntries(entities) });
  }
}

function entity(i: number) {
  const label = (en: string) => ({ 'x-label': { en } });
  return {
    'x-entity': { titleField: 'name' },
    'x-label': { en: { one: `Thing ${i}`, many: `Things ${i}` } },
    properties: {
      name: { 'x-type': 'text', maxLength: 200, ...label('Name') },
      lead: { 'x-type': 'relation_one', 'x-relation': { target: 'lead', inverse: `x_things_${i}` }, ...label('Lead') },
      size: { 'x-type': 'integer', ...label('Size') },
    },
  };
}
