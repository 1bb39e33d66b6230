import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Engine } from '#core/engine.ts';
import { firstAdministrator, Refusal, withEngine } from '#scripts/with-engine.ts';

/**
 * `npm run demo` makes demo data in the database of the data folder, whether the product is running or not; `-- --clients 20000` makes more of it,
 * `-- --remove` takes it away, and both together replace it. Interrupted, it goes on at the next start of the product or of this.
 */

const LOOK_EVERY_MS = 200;

function readOptions() {
  const options = { clients: { type: 'string' }, seed: { type: 'string' }, remove: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const size = values.clients === undefined ? undefined : Number(values.clients);
  if (size !== undefined && !(Number.isInteger(size) && size > 0 && size <= 1_000_000))
    throw new Refusal('--clients takes a whole number from 1 to 1000000.');
  return { size, seed: values.seed, remove: values.remove === true };
}

async function run(engine: Engine, { size, seed, remove }: ReturnType<typeof readOptions>): Promise<void> {
  const userId = await firstAdministrator(engine);
  if (remove) {
    await engine.demo.remove({ userId });
    await follow(engine, 'removed');
  }
  if (remove && size === undefined) return;
  await engine.demo.make({ userId, ...(size !== undefined && { size }), ...(seed !== undefined && { seed }) });
  await follow(engine, 'made');
}

/** Until it is done, by whichever node. */
async function follow(engine: Engine, what: string): Promise<void> {
  const begin = performance.now();
  for (let said = ''; ; await sleep(LOOK_EVERY_MS)) {
    const { state, progress, error } = await engine.demo.view('en');
    const line = `${progress.done} of ${Math.max(progress.done, progress.total)}`;
    if (process.stdout.isTTY && line !== said) process.stdout.write(`\r${line} records `);
    said = line;
    if (state === 'failed') throw new Refusal(error ?? 'It failed.');
    if (state === 'making' || state === 'removing') continue;
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    console.log(
      `${process.stdout.isTTY ? '\r' : ''}Demo data ${what}${progress.done > 0 ? `: ${progress.done} records` : ''} in ${seconds} s.`,
    );
    return;
  }
}

await withEngine(async (engine) => run(engine, readOptions()));
