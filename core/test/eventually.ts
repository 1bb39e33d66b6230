import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 45_000;
const EVERY_MS = 50;

/** Looks again until it finds what is awaited; what was found in the end stands in the failure. */
export async function eventually<T>(look: () => Promise<T>, fits: (found: T) => boolean): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (fits(found)) return found;
    if (Date.now() > until) throw new Error(`it did not come to that: ${JSON.stringify(found)?.slice(0, 2_000)}`);
    await sleep(EVERY_MS);
  }
}
