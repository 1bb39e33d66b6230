import { milliseconds, type ReadingCase } from '#scripts/bench/reading.ts';
import { ask, type Side } from '#scripts/bench/side.ts';
import { type Stage, startAnotherNode } from '#scripts/bench/stage.ts';

const CHANGES = 5;
const GOAL_MS = 1_000;
const LOOK_EVERY_MS = 5;
const PATIENCE_MS = 30_000;

/** Between the answer to the administrator and the moment at which every other node works with the new definitions. */
export const threeNodes: ReadingCase = {
  key: 'nodes',
  title: 'a changed registry on three nodes',
  read: async (stage) => {
    const others = [await startAnotherNode(stage), await startAnotherNode(stage)];
    const waits: number[] = [];
    for (let i = 0; i < CHANGES; i += 1) waits.push(await changeAndWait(stage, others, i));
    for (const other of others) await other.stop();
    const worst = Math.max(...waits);
    const title = `worst of ${CHANGES} changes until the two other nodes work with it`;
    return [{ title, value: milliseconds(worst), goal: `< ${milliseconds(GOAL_MS)}`, isMet: worst < GOAL_MS }];
  },
};

async function changeAndWait({ ours }: Stage, others: readonly { side: Side }[], i: number): Promise<number> {
  const { revision: base } = await ask(ours, { method: 'GET', path: '/schema' });
  const properties = { [`x_node_${i}`]: { 'x-type': 'text', 'x-label': { en: `Node ${i}` } } };
  const { revision } = await ask(ours, { method: 'POST', path: '/changes', body: { base, overlays: { task: { properties } } } });
  const begin = performance.now();
  await Promise.all(others.map(({ side }) => until(side, revision)));
  return performance.now() - begin;
}

async function until(side: Side, revision: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while ((await ask(side, { method: 'GET', path: '/session' })).revision < revision) {
    if (performance.now() > end) throw new Error(`${side.origin} did not learn of revision ${revision}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
