import type { Account } from '#core/access/callers.ts';
import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Viewer } from '#core/live/hub.ts';
import { everybodyIn, type Place, type Room } from '#core/live/presence/rooms.ts';
import { readTitles } from '#core/records/include.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';
import type { Database } from '#core/sql/database.ts';

export interface Telling {
  readonly database: Database;
  readonly registry: RegistryStore;
  readonly settings: Settings;
}

/** A page has room for no more faces. */
const MAX_TOLD = 20;

/** Tells each tab in the room who else is there, unless it knows. Users whom the tab's user may not see are not named. */
export async function tellOthers(telling: Telling, room: Room): Promise<void> {
  const everybody = everybodyIn(room);
  const news = [...room.tabs].filter(([viewer, stay]) => stay.told !== keyFor(viewer, everybody));
  if (news.length === 0) return;
  const entity = telling.registry.current().entityByNo.get(room.entityNo);
  if (!entity) return;
  const names = await namesFor(telling, news, [...everybody.keys()]);
  for (const [viewer, stay] of news) {
    stay.told = keyFor(viewer, everybody);
    const users = [...everybody]
      .flatMap(([id, editing]) => {
        const name = id === viewer.account.id ? undefined : names.get(viewer)?.get(id);
        return name === undefined ? [] : [{ id, name, editing }];
      })
      .sort((a, b) => Number(b.editing) - Number(a.editing) || a.name.localeCompare(b.name))
      .slice(0, MAX_TOLD);
    viewer.send({ type: 'presence', entity: entity.name, id: room.id, users });
  }
}

function keyFor(viewer: Viewer, everybody: ReadonlyMap<string, boolean>): string {
  const others = [...everybody].filter(([id]) => id !== viewer.account.id);
  return others
    .map(([id, editing]) => `${id}${editing ? '+' : ''}`)
    .sort()
    .join(' ');
}

type Names = ReadonlyMap<string, string>;

/** Read once for all who see the same users. */
async function namesFor(
  telling: Telling,
  tabs: readonly (readonly [Viewer, unknown])[],
  ids: readonly string[],
): Promise<Map<Viewer, Names>> {
  const found = new Map<Viewer, Names>();
  const user = telling.registry.current().entities.get('user');
  if (!user) return found;
  const shapes = Map.groupBy(tabs, ([viewer]) => policyFor(callerOf(telling, viewer.account), user, 'read').key);
  for (const group of shapes.values()) {
    const caller = callerOf(telling, (group[0] as (typeof group)[number])[0].account);
    const titles = await readTitles({ db: telling.database, caller }, user, ids);
    const names = new Map(Object.values(titles).map((one) => [one.id, String(one[user.titleField.name] ?? '')]));
    for (const [viewer] of group) found.set(viewer, names);
  }
  return found;
}

/** Whether the user may read the record, and it is not in the trash. */
export async function mayRead(telling: Telling, account: Account, place: Place): Promise<boolean> {
  const caller = callerOf(telling, account);
  const entity = caller.registry.entityByNo.get(place.entityNo);
  const record = entity && (await readTitles({ db: telling.database, caller }, entity, [place.id]))[place.id];
  return record !== undefined && (record['deleted_at'] ?? null) === null;
}

function callerOf({ registry, settings }: Telling, account: Account): Caller {
  return { user: account, registry: registry.current(), organisation: settings.organisation(), now: new Date() };
}
