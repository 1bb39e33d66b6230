import { randomUUID } from 'node:crypto';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Viewer } from '#core/live/hub.ts';
import { createWorker, type PresenceState, sendAway, type Timing } from '#core/live/presence/presence-worker.ts';
import { createRooms, type Place, type Room } from '#core/live/presence/rooms.ts';
import { mayRead, type Telling } from '#core/live/presence/tell-others.ts';
import type { Happening } from '#core/outbox/relay.ts';

/** What a tab says: that it shows a record, and whether somebody is editing it there. */
export interface Announcement {
  readonly entity: string;
  readonly id: string;
  readonly editing: boolean;
}

export interface Presence {
  /** Said when a tab begins to show a record, when that changes, and every 20 s: whoever says nothing for longer is gone. */
  present(viewer: Viewer, announcement: Announcement): Promise<void>;
  absent(viewer: Viewer, announcement: Omit<Announcement, 'editing'>): void;
  /** The tab was closed. */
  leave(viewer: Viewer): void;
  /** Something happened here or on another node: perhaps to a record at which somebody looks. */
  happened(happenings: readonly Happening[]): void;
  stop(): Promise<void>;
}

export interface PresenceOptions extends Telling {
  publish(happenings: readonly Happening[]): void;
  onError(error: unknown): void;
  readonly timing?: Timing;
}

const USUAL: Timing = { everyMs: 2_500, silentMs: 25_000 };
/** Rooms that a tab may try in the time between two checks; a browser needs a few. */
const MAX_TRIES = 60;

interface State extends PresenceState {
  /** The record for which a tab waits to be let in, and what it said last. One that leaves meanwhile is not let in. */
  readonly pending: Map<Viewer, Announcement>;
}

export function createPresence(options: PresenceOptions): Presence {
  const state: State = {
    ...options,
    node: randomUUID(),
    rooms: createRooms(),
    timing: options.timing ?? USUAL,
    said: new Map(),
    dirty: new Map(),
    pending: new Map(),
    tries: new WeakMap(),
  };
  const worker = createWorker(state);
  const touch = (rooms: readonly Room[]) => {
    for (const room of rooms) state.dirty.set(room.key, room);
    if (rooms.length > 0) worker.soon();
  };
  return {
    present: async (viewer, announcement) => touch(await enter(state, viewer, announcement)),
    absent: (viewer, { entity, id }) => {
      const place = placeOf(state, entity, id);
      if (state.pending.get(viewer)?.id === id) state.pending.delete(viewer);
      const room = place && state.rooms.leave(viewer, place);
      touch(room ? [room] : []);
    },
    leave: (viewer) => {
      state.pending.delete(viewer);
      touch(state.rooms.leaveAll(viewer));
    },
    happened: (happenings) => {
      const roomsOf = (kind: Happening['kind']) =>
        happenings.flatMap((one) => (one.kind === kind && one.actor !== state.node ? (state.rooms.find(one) ?? []) : []));
      touch(roomsOf('presence'));
      const changed = roomsOf('record');
      if (changed.length > 0) sendAway(state, changed).then(touch, options.onError);
    },
    stop: () => worker.stop(),
  };
}

function placeOf({ registry }: State, entity: string, id: string): Place | undefined {
  const found = registry.current().entities.get(entity);
  return found && isUuid(id) ? { entityNo: found.no, id: id.toLowerCase() } : undefined;
}

async function enter(state: State, viewer: Viewer, announcement: Announcement): Promise<Room[]> {
  const { rooms, pending } = state;
  const { entity, id, editing } = announcement;
  const place = placeOf(state, entity, id);
  const room = place && rooms.find(place);
  const stay = room?.tabs.get(viewer);
  if (room && stay) {
    stay.heardAt = Date.now();
    if (stay.editing === editing) return [];
    stay.editing = editing;
    return [room];
  }
  const waiting = pending.get(viewer);
  if (waiting?.id === id) {
    pending.set(viewer, { ...waiting, editing });
    return [];
  }
  const tries = state.tries.get(viewer) ?? 0;
  if (!place || waiting || tries >= MAX_TRIES || !rooms.hasPlaceFor(viewer)) return refuse(viewer, id);
  state.tries.set(viewer, tries + 1);
  pending.set(viewer, announcement);
  return letIn(state, viewer, { place, announcement });
}

interface Waiting {
  readonly place: Place;
  readonly announcement: Announcement;
}

async function letIn({ rooms, pending, ...telling }: State, viewer: Viewer, { place, announcement }: Waiting): Promise<Room[]> {
  const may = await mayRead(telling, viewer.account, place).catch((error: unknown) => {
    pending.delete(viewer);
    throw error;
  });
  const last = pending.get(viewer);
  // It left, or was closed, while we looked.
  if (last?.id !== announcement.id) return [];
  pending.delete(viewer);
  return may ? [rooms.enter(viewer, place, { editing: last.editing, heardAt: Date.now() })] : refuse(viewer, place.id);
}

function refuse(viewer: Viewer, id: string): [] {
  viewer.send({ type: 'refused', id });
  return [];
}
