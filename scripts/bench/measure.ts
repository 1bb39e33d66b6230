import { isDeepStrictEqual } from 'node:util';
import type { LoadCase, Script } from '#scripts/bench/cases/load-case.ts';
import { shoot, type Volley } from '#scripts/bench/load.ts';
import { ask, type Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';
import { median, percentile, spread } from '#scripts/bench/statistics.ts';

export interface Figures {
  readonly perSecond: number;
  readonly spread: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server's process per answer, in milliseconds. */
  readonly processorMs: number;
}

/** A line of the table: one case at one number of connections. */
export interface Line {
  readonly title: string;
  readonly connections: number;
  readonly ours: Figures;
  readonly theirs: Figures;
  /** Of the rounds' ratios, the median. */
  readonly ratio: number;
  readonly goal: number;
  /** Failed answers, both servers. */
  readonly failed: number;
}

const CONNECTIONS = [1, 16];

/** Rounds of both servers in turn, so that whatever else the machine does meets both. */
export async function measureCase(stage: Stage, loadCase: LoadCase): Promise<Line[]> {
  const scripts = { ours: await loadCase.script(stage, stage.ours), theirs: await loadCase.script(stage, stage.theirs) };
  await compare(stage, loadCase, scripts);
  const lines: Line[] = [];
  for (const connections of CONNECTIONS) {
    const round = (side: Side, { traffic }: Script, seconds: number) =>
      withWhatGoesOnBeside(loadCase.beside?.(stage, side), () => shoot({ side, traffic, connections, seconds }));
    const pair = async (seconds: number): Promise<Pair> => [
      await round(stage.ours, scripts.ours, seconds),
      await round(stage.theirs, scripts.theirs, seconds),
    ];
    const seconds = longEnough(await pair(WARM_UP_SECONDS), connections, stage.options.seconds);
    const rounds: Pair[] = [];
    while (rounds.length < stage.options.rounds) rounds.push(await pair(seconds));
    lines.push(lineOf(loadCase, connections, rounds));
  }
  return lines;
}

type Pair = readonly [ours: Volley, theirs: Volley];

/** A comparison of servers that answer differently would say nothing. */
async function compare(stage: Stage, { key, facts }: LoadCase, scripts: { readonly ours: Script; readonly theirs: Script }): Promise<void> {
  for (const [i, sample] of scripts.ours.samples.entries()) {
    const other = scripts.theirs.samples[i];
    if (!other) throw new Error(`${key}: the hand-written server has no sample ${i}`);
    const [ours, theirs] = [facts(await ask(stage.ours, sample)), facts(await ask(stage.theirs, other))];
    if (!isDeepStrictEqual(ours, theirs))
      throw new Error(
        `${key}: the servers answer ${sample.path.slice(0, 120)} differently\n  ours:         ${brief(ours)}\n  hand-written: ${brief(theirs)}`,
      );
  }
}

const WARM_UP_SECONDS = 0.8;
const LONGEST_SECONDS = 6;
/** Answers per connection that a round should hold. */
const ENOUGH = 5;

/** What is slow needs longer rounds to say anything. */
function longEnough(warmUp: Pair, connections: number, wanted: number): number {
  const slowest = Math.min(...warmUp.map(({ perSecond }) => perSecond));
  return Math.max(wanted, Math.min(LONGEST_SECONDS, (ENOUGH * connections) / slowest));
}

async function withWhatGoesOnBeside(begun: Promise<() => Promise<void>> | undefined, work: () => Promise<Volley>): Promise<Volley> {
  const end = await begun;
  try {
    return await work();
  } finally {
    await end?.();
  }
}

function lineOf({ title, goal }: LoadCase, connections: number, rounds: readonly Pair[]): Line {
  return {
    title,
    connections,
    ours: figures(rounds.map(([ours]) => ours)),
    theirs: figures(rounds.map(([, theirs]) => theirs)),
    ratio: median(rounds.map(([ours, theirs]) => ours.perSecond / theirs.perSecond)),
    goal,
    failed: rounds.flat().reduce((sum, volley) => sum + volley.failed, 0),
  };
}

function figures(volleys: readonly Volley[]): Figures {
  const rates = volleys.map(({ perSecond }) => perSecond);
  const latencies = volleys.flatMap((volley) => volley.latencies);
  return {
    perSecond: median(rates),
    spread: spread(rates),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    processorMs: volleys.reduce((sum, volley) => sum + volley.processorMs, 0) / latencies.length,
  };
}

const brief = (value: unknown): string => JSON.stringify(value).slice(0, 1_500);
