import type { Viewer } from '#core/live/hub.ts';

/** A record at which somebody looks. */
export interface Place {
  readonly entityNo: number;
  readonly id: string;
}

export interface Room extends Place {
  readonly key: string;
  /** Tabs of this node that show the record. */
  readonly tabs: Map<Viewer, Stay>;
  /** Users at other nodes, and whether they are editing. */
  elsewhere: ReadonlyMap<string, boolean>;
}

export interface Stay {
  editing: boolean;
  heardAt: number;
  /** What the tab was told last. */
  told?: string;
}

export interface Rooms {
  /** False when the tab or its user is in too many rooms already. */
  hasPlaceFor(viewer: Viewer): boolean;
  find(place: Place): Room | undefined;
  get(key: string): Room | undefined;
  enter(viewer: Viewer, place: Place, stay: Stay): Room;
  /** The room, if the tab was there. */
  leave(viewer: Viewer, place: Place): Room | undefined;
  leaveAll(viewer: Viewer): readonly Room[];
  all(): readonly Room[];
}

/** A tab shows one record, and perhaps another beside it for a moment. */
const MAX_PER_TAB = 4;
/** Somebody with that many tabs looks at none of them. */
const MAX_PER_USER = 40;

export const keyOf = ({ entityNo, id }: Place): string => `${entityNo}/${id}`;

/** Which of this node's tabs show which records. */
export function createRooms(): Rooms {
  const rooms = new Map<string, Room>();
  const roomsOf = (viewer: Viewer) => [...rooms.values()].filter((room) => room.tabs.has(viewer));
  const leave = (viewer: Viewer, place: Place) => {
    const room = rooms.get(keyOf(place));
    if (!room?.tabs.delete(viewer)) return undefined;
    if (room.tabs.size === 0) rooms.delete(room.key);
    return room;
  };
  return {
    hasPlaceFor: (viewer) => {
      if (roomsOf(viewer).length >= MAX_PER_TAB) return false;
      const ofUser = [...rooms.values()].filter((room) => usersIn(room).has(viewer.account.id));
      return ofUser.length < MAX_PER_USER;
    },
    find: (place) => rooms.get(keyOf(place)),
    get: (key) => rooms.get(key),
    enter: (viewer, place, stay) => {
      const key = keyOf(place);
      const room = rooms.get(key) ?? { entityNo: place.entityNo, id: place.id, key, tabs: new Map(), elsewhere: new Map() };
      rooms.set(key, room);
      room.tabs.set(viewer, stay);
      return room;
    },
    leave,
    leaveAll: (viewer) => roomsOf(viewer).flatMap((room) => leave(viewer, room) ?? []),
    all: () => [...rooms.values()],
  };
}

/** The users of this node's tabs in the room: one is editing when one of their tabs is. */
export function usersIn(room: Room): Map<string, boolean> {
  const users = new Map<string, boolean>();
  for (const [viewer, { editing }] of room.tabs) users.set(viewer.account.id, editing || users.get(viewer.account.id) === true);
  return users;
}

/** All users who look at the record, here and elsewhere. */
export function everybodyIn(room: Room): Map<string, boolean> {
  const users = usersIn(room);
  for (const [user, editing] of room.elsewhere) users.set(user, editing || users.get(user) === true);
  return users;
}
