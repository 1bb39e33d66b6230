import { nextMoment } from '#core/kit/next-moment.ts';
import { oneAtATime } from '#core/kit/one-at-a-time.ts';
import type { Viewer } from '#core/live/hub.ts';
import {
  type Attendance,
  putAttendances,
  readElsewhere,
  removeAttendances,
  removeNode,
  removeSilentNodes,
} from '#core/live/presence/presence-table.ts';
import { keyOf, type Place, type Room, type Rooms, usersIn } from '#core/live/presence/rooms.ts';
import { mayRead, type Telling, tellOthers } from '#core/live/presence/tell-others.ts';
import type { Happening } from '#core/outbox/relay.ts';

export interface Timing {
  /** How often the table is read, for the hint that got lost. */
  readonly everyMs: number;
  /** How long a tab or a node may say nothing before it is taken for gone. */
  readonly silentMs: number;
}

/** Everything one node knows of presence while it runs. */
export interface PresenceState extends Telling {
  readonly node: string;
  readonly rooms: Rooms;
  readonly timing: Timing;
  /** What the table says of this node's users, by room. */
  readonly said: Map<string, readonly Attendance[]>;
  /** Rooms whose people may have changed. */
  readonly dirty: Map<string, Place>;
  /** How many rooms a tab has tried since tabs were last checked. */
  tries: WeakMap<Viewer, number>;
  publish(happenings: readonly Happening[]): void;
  onError(error: unknown): void;
}

/** Changes that arrive together are written and told together. */
const GATHER_MS = 50;
/** Of every few looks at the table, one says again who is here, and one asks again who may be. */
const KEEP_EVERY = 4;
const CHECK_EVERY = 12;

/** Tabs whose user may not read the record any more. */
export async function sendAway(state: PresenceState, rooms: readonly Room[]): Promise<Room[]> {
  const left: Room[] = [];
  for (const room of rooms) {
    const users = Map.groupBy(room.tabs.keys(), (viewer) => viewer.account.id);
    for (const viewers of users.values()) {
      if (await mayRead(state, (viewers[0] as Viewer).account, room)) continue;
      for (const viewer of viewers) if (state.rooms.leave(viewer, room)) left.push(room);
    }
  }
  return left;
}

export interface Worker {
  soon(): void;
  stop(): Promise<void>;
}

/** Does one thing after the other: writes what changed here, reads what changed elsewhere, tells. */
export function createWorker(state: PresenceState): Worker {
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looks = 0;
  const run = (work: () => Promise<void>) =>
    oneAtATime(state, async () => {
      if (stopped) return;
      running = true;
      await work().catch(state.onError);
      running = false;
    });
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void run(() => settle(state));
    }, GATHER_MS).unref();
  };
  const every = setInterval(() => {
    looks += 1;
    if (!running && (state.rooms.all().length > 0 || state.said.size > 0)) void run(() => lookAgain(state, looks));
  }, state.timing.everyMs).unref();
  return {
    soon,
    stop: async () => {
      stopped = true;
      clearInterval(every);
      clearTimeout(timer);
      await oneAtATime(state, async () => undefined);
      if (state.said.size > 0) await removeNode(state.database, state.node).catch(() => undefined);
    },
  };
}

async function lookAgain(state: PresenceState, looks: number): Promise<void> {
  const { database, node, rooms, timing } = state;
  const deadline = Date.now() - timing.silentMs;
  for (const room of rooms.all()) {
    for (const [viewer, { heardAt }] of room.tabs) if (heardAt < deadline) rooms.leave(viewer, room);
    state.dirty.set(room.key, room);
  }
  if (looks % CHECK_EVERY === 0) {
    state.tries = new WeakMap();
    await sendAway(state, rooms.all());
  }
  if (looks % KEEP_EVERY === 0) {
    await putAttendances(database, node, [...state.said.values()].flat());
    await removeSilentNodes(database, timing.silentMs);
  }
  await settle(state);
}

async function settle(state: PresenceState): Promise<void> {
  const places = [...state.dirty.values()];
  state.dirty.clear();
  try {
    const changed = await say(state, places);
    const here = places.flatMap((place) => state.rooms.find(place) ?? []);
    if (here.length > 0) await listen(state, here);
    if (changed.length > 0) hint(state, changed);
  } catch (error) {
    for (const place of places) state.dirty.set(keyOf(place), place);
    throw error;
  }
}

/** The others read what we wrote; in place of a user the hint names this node, which need not hear of it. */
function hint({ publish, node }: PresenceState, places: readonly Place[]): void {
  const version = nextMoment();
  publish(places.map(({ entityNo, id }) => ({ kind: 'presence', entityNo, id, version, actor: node })));
}

/** Writes who is at these places by what our tabs say. Returns the places where that is news. */
async function say({ database, node, rooms, said }: PresenceState, places: readonly Place[]): Promise<Place[]> {
  const news = places.flatMap((place) => {
    const room = rooms.find(place);
    const { entityNo, id } = place;
    const before = said.get(keyOf(place)) ?? [];
    const now = room ? [...usersIn(room)].map(([userId, editing]) => ({ entityNo, id, userId, editing })) : [];
    const put = now.filter((one) => !before.some((other) => other.userId === one.userId && other.editing === one.editing));
    const remove = before.filter((one) => !now.some((other) => other.userId === one.userId));
    return put.length + remove.length > 0 ? [{ place, now, put, remove }] : [];
  });
  const put = news.flatMap((one) => one.put);
  const remove = news.flatMap((one) => one.remove);
  await putAttendances(database, node, put);
  await removeAttendances(database, node, remove);
  for (const { place, now } of news) {
    if (now.length > 0) said.set(keyOf(place), now);
    else said.delete(keyOf(place));
  }
  return news.map(({ place }) => place);
}

async function listen(state: PresenceState, rooms: readonly Room[]): Promise<void> {
  const { database, node, timing } = state;
  const elsewhere = await readElsewhere(database, { node, places: rooms, silentMs: timing.silentMs });
  for (const room of rooms) {
    room.elsewhere = elsewhere.get(room.key) ?? new Map();
    await tellOthers(state, room);
  }
}
