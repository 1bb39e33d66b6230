import { move, openLeads, otherStep } from '#scripts/bench/cases/move-lead.ts';
import { milliseconds, type Reading, type ReadingCase } from '#scripts/bench/reading.ts';
import { ask, type Side } from '#scripts/bench/side.ts';
import type { Stage } from '#scripts/bench/stage.ts';
import { percentile } from '#scripts/bench/statistics.ts';

const SUBSCRIBERS = 200;
const CHANGES = 60;
const GOAL_MS = 300;
const PATIENCE_MS = 10_000;

export const liveChange: ReadingCase = {
  key: 'live',
  title: `a change to ${SUBSCRIBERS} subscribers`,
  read: async (stage) => {
    const ours = await changesSeen(stage, stage.ours);
    const theirs = await changesSeen(stage, stage.theirs);
    return [reading('', ours, GOAL_MS), reading(', hand-written (asks nobody what they may see)', theirs, undefined)];
  },
};

function reading(whose: string, times: readonly number[], goal: number | undefined): Reading {
  const p99 = percentile(times, 0.99);
  return {
    title: `PATCH to the last of ${SUBSCRIBERS} subscribers, p50 / p99${whose}`,
    value: `${milliseconds(percentile(times, 0.5))} / ${milliseconds(p99)}`,
    goal: goal === undefined ? '' : `p99 < ${milliseconds(goal)}`,
    isMet: goal === undefined ? undefined : p99 < goal,
  };
}

/** Milliseconds from sending a change until the last subscriber has it. */
async function changesSeen(stage: Stage, side: Side): Promise<number[]> {
  const places = await openLeads(stage, side, 'live');
  const steps = [...new Set(places.map(({ step }) => step))].sort();
  const crowd = await gather(side);
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i += 1) {
    const place = places[i % places.length];
    if (!place) throw new Error('there is no lead to move');
    const begin = performance.now();
    const all = crowd.haveSeen(`"${place.id}"`);
    const { data } = await ask(side, move(place, otherStep(steps, place.step, i)));
    await all;
    times.push(performance.now() - begin);
    places[i % places.length] = data;
  }
  crowd.leave();
  return times;
}

interface Crowd {
  /** When every one of them has got a message with this text. */
  haveSeen(text: string): Promise<void>;
  leave(): void;
}

async function gather(side: Side): Promise<Crowd> {
  let awaited = '';
  let missing = 0;
  let done: () => void = () => undefined;
  const onMessage = (text: string) => {
    if (awaited === '' || !text.includes(awaited)) return;
    missing -= 1;
    if (missing === 0) done();
  };
  const sockets = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => subscribe(side, onMessage)));
  return {
    haveSeen: (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${missing} of ${SUBSCRIBERS} subscribers were not told`)), PATIENCE_MS);
        awaited = text;
        missing = SUBSCRIBERS;
        done = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    leave: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

/** Resolves when the server has greeted it, so that it is surely listening. */
function subscribe({ origin, headers }: Side, onMessage: (text: string) => void): Promise<WebSocket> {
  // Node's own WebSocket takes headers as an extension of the standard.
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/v1/live`, { headers } as unknown as string[]);
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('a socket was refused')));
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      if (!text.includes('"hello"')) return onMessage(text);
      socket.send(JSON.stringify({ type: 'subscribe', id: 'leads', entity: 'lead' }));
      resolve(socket);
    });
  });
}
