import type { Say, Stage } from '#scripts/bench/stage.ts';

/** A measurement that is not a ratio. */
export interface Reading {
  readonly title: string;
  readonly value: string;
  readonly goal: string;
  /** Undefined where there is no goal. */
  readonly isMet: boolean | undefined;
}

export interface ReadingCase {
  readonly key: string;
  readonly title: string;
  read(stage: Stage, say: Say): Promise<Reading[]>;
}

export const milliseconds = (value: number): string =>
  value < 1_000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1_000).toFixed(2)} s`;
