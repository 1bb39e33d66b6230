import { createCleanup } from '#scripts/bench/cleanup.ts';
import { readOptions } from '#scripts/bench/options.ts';
import { runBench } from '#scripts/bench/run-bench.ts';

const begin = performance.now();
const say = (text: string) => console.log(`[${Math.round((performance.now() - begin) / 1_000)} s] ${text}`);
const cleanup = createCleanup();
let isWell = false;
try {
  isWell = await runBench({ options: readOptions(process.argv.slice(2), process.env), cleanup, say });
} catch (error) {
  if (!cleanup.hasBegun()) console.error(error);
} finally {
  await cleanup.run();
}
process.exit(isWell ? 0 : 1);
