import type { Account } from '#core/access/callers.ts';
import { policyFor } from '#core/access/policy.ts';
import { possibleTargets } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { readMany } from '#core/records/read-many.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';
import type { Database } from '#core/sql/database.ts';

/** An open browser tab. */
export interface Viewer {
  account: Account;
  /** What it shows, by the id it gave: all records of an entity, or some. */
  readonly watched: Map<string, { readonly entity: string; readonly ids?: ReadonlySet<string> }>;
  send(message: unknown): void;
  /** The account as it is now; undefined when the session was closed or the user deactivated. */
  renew(): Promise<Account | undefined>;
  close(): void;
}

export interface Hub {
  join(viewer: Viewer): void;
  leave(viewer: Viewer): void;
  /** Brings what happened to those who watch it and may see it. */
  deliver(happenings: readonly Happening[]): void;
  schemaChanged(revision: number): void;
  /** Rights or sessions changed: tabs whose session is gone are closed, the others go on with the new rights. */
  recheck(): void;
  /** A message for one user, in every tab. */
  tell(userId: string, message: unknown): void;
  /** The user has a tab open on this node. */
  isHere(userId: string): boolean;
  /** To every tab whose user gets a message; undefined = none. */
  tellEach(message: (account: Account) => unknown): void;
  /** Many records of these entities changed: who shows them reads them again, at most once a second. */
  reload(entities: readonly string[]): void;
}

export interface HubOptions {
  readonly database: Database;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  /** How far the browsers have been told; they send it back when they return. */
  cursor(): string;
  onError(error: unknown): void;
}

/** Changes that arrive together are read together. */
const GATHER_MS = 25;
const MAX_IDS = 500;
const RELOAD_MS = 1_000;

export function createHub(options: HubOptions): Hub {
  const viewers = new Set<Viewer>();
  let gathered: Happening[] = [];
  let scheduled = false;
  const flush = () => {
    scheduled = false;
    const happenings = gathered;
    gathered = [];
    for (const [entityNo, group] of Map.groupBy(happenings, (happening) => happening.entityNo)) {
      const entity = options.registry.current().entityByNo.get(entityNo);
      if (entity) deliverEntity(options, viewers, { entity, happenings: group }).catch((error: unknown) => options.onError(error));
    }
  };
  return {
    join: (viewer) => void viewers.add(viewer),
    leave: (viewer) => void viewers.delete(viewer),
    deliver: (happenings) => {
      if (viewers.size === 0) return;
      gathered.push(...happenings.filter((happening) => happening.kind === 'record'));
      if (!scheduled) setTimeout(flush, GATHER_MS);
      scheduled = true;
    },
    schemaChanged: (revision) => {
      for (const viewer of viewers) viewer.send({ type: 'schema', revision });
    },
    recheck: () => {
      for (const viewer of viewers) void renew(viewer).catch((error: unknown) => options.onError(error));
    },
    tell: (userId, message) => {
      for (const viewer of viewers) if (viewer.account.id === userId) viewer.send(message);
    },
    isHere: (userId) => [...viewers].some(({ account }) => account.id === userId),
    tellEach: (message) => {
      for (const viewer of viewers) {
        const own = message(viewer.account);
        if (own !== undefined) viewer.send(own);
      }
    },
    reload: (entities) => {
      for (const entity of entities) tellToReload(viewers, entity);
    },
  };
}

async function renew(viewer: Viewer): Promise<void> {
  const account = await viewer.renew();
  if (account) {
    viewer.account = account;
    return;
  }
  viewer.send({ type: 'signed_out' });
  viewer.close();
}

/** Viewers → entities told of lately, and whether something came since. */
const toldLately = new WeakMap<ReadonlySet<Viewer>, Map<string, { again: boolean }>>();

/** An import changes thousands of records a second: whoever watches reads again at once, and then once a second, not once a batch. */
function tellToReload(viewers: ReadonlySet<Viewer>, entity: string): void {
  const lately = toldLately.get(viewers) ?? new Map<string, { again: boolean }>();
  toldLately.set(viewers, lately);
  const told = lately.get(entity);
  if (told) {
    told.again = true;
    return;
  }
  const entry = { again: false };
  lately.set(entity, entry);
  for (const viewer of viewers) if (watches(viewer, entity)) viewer.send({ type: 'reload', entity });
  setTimeout(() => {
    lately.delete(entity);
    if (entry.again) tellToReload(viewers, entity);
  }, RELOAD_MS).unref();
}

/** What decides how a record of the entity looks to somebody: their rights on it and on everything it points at. */
function shapeOf(caller: Caller, entity: Entity): string {
  const targets = [...entity.fields.values()].flatMap((field) => possibleTargets(field, caller.registry));
  return [...new Set([entity, ...targets])].map((one) => policyFor(caller, one, 'read').key).join('|');
}

interface EntityNews {
  readonly entity: Entity;
  readonly happenings: readonly Happening[];
}

/** Rows are read once per shape of rights, not once per viewer; of a row that a viewer may not or no longer see, only the id is sent. */
async function deliverEntity(options: HubOptions, viewers: ReadonlySet<Viewer>, { entity, happenings }: EntityNews): Promise<void> {
  const ids = [...new Set(happenings.map((happening) => happening.id))];
  const watching = [...viewers].filter((viewer) => watches(viewer, entity.name, ids));
  if (watching.length === 0) return;
  const actor = happenings.at(-1)?.actor ?? null;
  if (ids.length > MAX_IDS) {
    tellToReload(viewers, entity.name);
    return;
  }
  const shapes = Map.groupBy(watching, (viewer) => shapeOf(callerOf(options, viewer.account), entity));
  for (const group of shapes.values()) {
    const caller = callerOf(options, (group[0] as Viewer).account);
    const { data, included } = await readVisible(options.database, caller, { entity, ids });
    const seen = new Set(data.map((record) => record.id));
    const message = {
      type: 'records',
      entity: entity.name,
      changed: data,
      included,
      removed: ids.filter((id) => !seen.has(id)),
      actor,
      cursor: options.cursor(),
    };
    for (const viewer of group) viewer.send(message);
  }
}

async function readVisible(database: Database, caller: Caller, { entity, ids }: { entity: Entity; ids: readonly string[] }) {
  if (policyFor(caller, entity, 'read').rows === 'none') return { data: [], included: {} };
  return readMany(database, caller, { entity, ids });
}

function callerOf({ registry, settings }: HubOptions, account: Account): Caller {
  return { user: account, registry: registry.current(), organisation: settings.organisation(), now: new Date() };
}

/** Without ids: does it show the entity at all. */
function watches(viewer: Viewer, entity: string, ids?: readonly string[]): boolean {
  for (const watched of viewer.watched.values()) {
    if (watched.entity === entity && (!ids || !watched.ids || ids.some((id) => watched.ids?.has(id)))) return true;
  }
  return false;
}
