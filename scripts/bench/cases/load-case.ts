import type { Traffic } from '#scripts/bench/load.ts';
import type { Answer, Call, Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';

/** What one server is asked in a case. */
export interface Script {
  readonly traffic: Traffic;
  /** Asked once before, of both. */
  readonly samples: readonly Call[];
}

/** Something people do all the time, asked of both servers in turn. */
export interface LoadCase {
  readonly key: string;
  readonly title: string;
  /** Least ratio of our requests per second to the other's. */
  readonly goal: number;
  script(stage: Stage, side: Side): Promise<Script>;
  /** What of a sample's answer must be the same on both. */
  facts(answer: Answer): unknown;
  /** Goes on beside the load; returns what ends it. */
  beside?(stage: Stage, side: Side): Promise<() => Promise<void>>;
}

export const idsOf = (answer: Answer): string[] => answer.data.map((record: { id: string }) => record.id);
