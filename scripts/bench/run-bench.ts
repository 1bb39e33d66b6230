import { availableParallelism, loadavg } from 'node:os';
import { loadCases, readingCases } from '#scripts/bench/cases/all-cases.ts';
import { type Line, measureCase } from '#scripts/bench/measure.ts';
import type { Options } from '#scripts/bench/options.ts';
import type { Reading } from '#scripts/bench/reading.ts';
import { type Setting, type Stage, setStage } from '#scripts/bench/stage.ts';
import { linesTable, readingsTable } from '#scripts/bench/table.ts';

/** Programs that wait for a processor, on the average of the last minute. */
const BUSY = 1;

/** Runs the chosen cases and prints their table. A missed goal is a result; false says that something failed. */
export async function runBench(setting: Setting): Promise<boolean> {
  const { options, say } = setting;
  const known = [...loadCases, ...readingCases].map(({ key }) => key);
  const unknown = options.only.filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  const [load = 0] = loadavg();
  if (load > BUSY) say(`Other programs keep this machine busy (load ${load.toFixed(1)}): what is measured now is of little worth.`);
  const stage = await setStage(setting);
  if (options.stay) return stay(stage);

  const lines: Line[] = [];
  const readings: Reading[] = [];
  const problems: string[] = [];
  const attempt = async <T>(title: string, work: () => Promise<T[]>): Promise<T[]> => {
    say(`${title} …`);
    return work().catch((error: unknown) => {
      console.error(error);
      problems.push(`${title}: ${(error as Error).message}`);
      return [];
    });
  };
  const isWanted = ({ key }: { key: string }) => options.only.length === 0 || options.only.includes(key);
  for (const loadCase of loadCases.filter(isWanted)) {
    const measured = await attempt(loadCase.title, () => measureCase(stage, loadCase));
    if (measured.length > 0) console.log(linesTable(measured));
    lines.push(...measured);
  }
  for (const readingCase of readingCases.filter(isWanted)) {
    const read = await attempt(readingCase.title, () => readingCase.read(stage, say));
    if (read.length > 0) console.log(readingsTable(read));
    readings.push(...read);
  }
  printAll(options, { lines, readings, problems });
  return problems.length === 0 && lines.every(({ failed }) => failed === 0);
}

interface Results {
  readonly lines: readonly Line[];
  readonly readings: readonly Reading[];
  readonly problems: readonly string[];
}

function printAll({ scale, rounds, seconds }: Options, { lines, readings, problems }: Results): void {
  const machine = `${availableParallelism()} cores, Node ${process.version}, ${process.platform}`;
  console.log(`\nScale ${scale}, ${rounds} rounds of ${seconds} s per server and line, ${machine}\n`);
  if (lines.length > 0) console.log(`${linesTable(lines)}\n`);
  if (readings.length > 0) console.log(`${readingsTable(readings)}\n`);
  for (const problem of problems) console.log(`FAILED ${problem}`);
}

/** For whoever wants to look into it with tools of their own. */
async function stay({ ours, theirs, connection, product }: Stage): Promise<boolean> {
  console.log(JSON.stringify({ pid: product.program.pid, ours, theirs, connection }, null, 2));
  console.log('Ctrl+C stops both servers and removes everything.');
  const awake = setInterval(() => undefined, 60_000);
  await new Promise(() => awake);
  return true;
}
