import { parseArgs } from 'node:util';

export interface Options {
  /** Keys of the cases to run; empty = all. */
  readonly only: readonly string[];
  /** Rounds per server, case and number of connections. */
  readonly rounds: number;
  /** How long one round lasts. */
  readonly seconds: number;
  /** 1 = companies 20k, persons 100k, leads 50k, reports 200k. */
  readonly scale: number;
  /** Fills the database, starts both servers, prints where they are and waits. */
  readonly stay: boolean;
}

/** Throws an Error with one sentence for the person at the terminal. */
export function readOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      scale: { type: 'string', default: env['VINCULO_BENCH_SCALE'] ?? '1' },
      stay: { type: 'boolean', default: false },
    },
  });
  return {
    only: values.only.split(',').filter(Boolean),
    rounds: readNumber('rounds', values.rounds, [1, 100]),
    seconds: readNumber('seconds', values.seconds, [0.2, 60]),
    scale: readNumber('scale', values.scale, [0.01, 20]),
    stay: values.stay,
  };
}

function readNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const number = Number(text);
  if (number >= least && number <= most) return number;
  throw new Error(`--${name} must be a number from ${least} to ${most}, not “${text}”.`);
}
