import { milliseconds, type Reading, type ReadingCase } from '#scripts/bench/reading.ts';
import { ask, type Call } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';
import { percentile } from '#scripts/bench/statistics.ts';

const READERS = 50;
const BEFORE_MS = 1_500;
const AFTER_MS = 1_500;
const GOAL_MS = 1_000;
const WORST_GOAL_MS = 500;

/** One after another, as an administrator would add them. */
const FIELDS = [
  { 'x-type': 'text' },
  { 'x-type': 'date' },
  { 'x-type': 'money' },
  {
    'x-type': 'choice',
    'x-options': [
      { value: 'a', label: { en: 'A' } },
      { value: 'b', label: { en: 'B' } },
    ],
  },
  { 'x-type': 'relation_one', 'x-relation': { target: 'company' } },
];

interface Moment {
  readonly begin: number;
  readonly end: number;
}

interface ReadMoment extends Moment {
  readonly failed: boolean;
}

export const addField: ReadingCase = {
  key: 'add-field',
  title: 'add fields to the largest table while it is read',
  read: async (stage) => {
    const reads: ReadMoment[] = [];
    const readers = startReaders(stage, reads);
    const changes: Moment[] = [];
    await pause(BEFORE_MS);
    const properties: Record<string, unknown> = {};
    for (const [i, field] of FIELDS.entries()) {
      properties[`x_bench_${i}`] = { ...field, 'x-label': { en: `Field ${i}` } };
      changes.push(await change(stage, properties));
      await pause(AFTER_MS);
    }
    await readers.stop();
    return readingsOf(stage, changes, reads);
  },
};

async function change({ ours }: Stage, properties: unknown): Promise<Moment> {
  const { revision } = await ask(ours, { method: 'GET', path: '/schema' });
  const begin = performance.now();
  await ask(ours, { method: 'POST', path: '/changes', body: { base: revision, overlays: { report: { properties } } } });
  return { begin, end: performance.now() };
}

const READS: readonly Call[] = [
  { method: 'GET', path: '/records/report?limit=50&sort=-happened_at&include=company,author&count=none' },
  { method: 'GET', path: '/records/report?limit=1&count=none' },
];

function startReaders({ ours }: Stage, reads: ReadMoment[]) {
  let going = true;
  const read = async (turn: number) => {
    for (let i = turn; going; i += 1) {
      const begin = performance.now();
      const failed = await ask(ours, READS[i % READS.length] as Call).then(
        () => false,
        () => true,
      );
      reads.push({ begin, end: performance.now(), failed });
    }
  };
  const all = Array.from({ length: READERS }, (_, i) => read(i));
  return {
    stop: async () => {
      going = false;
      await Promise.all(all);
    },
  };
}

function readingsOf({ sizes }: Stage, changes: readonly Moment[], reads: readonly ReadMoment[]): Reading[] {
  const first = changes[0] as Moment;
  const length = ({ begin, end }: Moment) => end - begin;
  const usual = reads.filter(({ end }) => end < first.begin).map(length);
  const during = reads.filter(({ begin, end }) => changes.some((one) => begin < one.end + AFTER_MS && end > one.begin));
  const worst = Math.max(...during.map(length));
  const slowest = Math.max(...changes.map(length));
  const failed = reads.filter((read) => read.failed).length;
  const what = `of ${changes.length} added to ${sizes.report.toLocaleString('en')} reports, ${READERS} readers`;
  return [
    { title: `slowest field ${what}`, value: milliseconds(slowest), goal: `< ${milliseconds(GOAL_MS)}`, isMet: slowest < GOAL_MS },
    {
      title: `  worst of ${during.length} reads meanwhile (usual p99 ${milliseconds(percentile(usual, 0.99))})`,
      value: milliseconds(worst),
      goal: `< ${milliseconds(WORST_GOAL_MS)}`,
      isMet: worst < WORST_GOAL_MS,
    },
    { title: '  failed reads', value: String(failed), goal: '0', isMet: failed === 0 },
  ];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
