import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import type { Viewer } from '#core/live/hub.ts';
import { createPresence, type Presence } from '#core/live/presence/presence.ts';
import type { Timing } from '#core/live/presence/presence-worker.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { type LiveClient, openLive } from '#core/test/live-client.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

interface Told {
  readonly id: string;
  readonly name: string;
  readonly editing: boolean;
}

/** Two nodes on one database, a founder at one and a colleague at the other, and a company to look at. */
async function twoNodes() {
  const near = await buildTestApp({ pluginFolders: bundledPlugins });
  const far = await buildTestApp({ pluginFolders: bundledPlugins, connection: near.connection });
  const ana = await setUpApp(near);
  const rui = await addMember(near, ana);
  const id = await newCompany(near, ana);
  return { near, far, ana, rui, id };
}

async function newCompany(app: TestApp, as: Session): Promise<string> {
  return (await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Conservas Maré Alta' } })).body.data.id;
}

function present(client: LiveClient, id: string, editing = false): void {
  client.send({ type: 'present', entity: 'company', id, editing });
}

/** The last message about who is there, once it says this. */
async function told(client: LiveClient, fits: (users: readonly Told[]) => boolean): Promise<readonly Told[]> {
  const last = () => client.received.findLast(({ type }) => type === 'presence')?.['users'] as Told[] | undefined;
  const users = await eventually(
    async () => last() ?? null,
    (found) => found !== null && fits(found),
  );
  return users as Told[];
}

describe('two people at one record, on two nodes', () => {
  it('see each other come, edit and go', async () => {
    const { near, far, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    const there = await openLive(far, rui);
    present(here, id);
    expect(await told(here, (users) => users.length === 0)).toEqual([]);
    present(there, id);
    expect(await told(here, (users) => users.length === 1)).toEqual([{ id: rui.userId, name: 'Rui Salgado', editing: false }]);
    expect(await told(there, (users) => users.length === 1)).toEqual([{ id: ana.userId, name: 'Ana Prata', editing: false }]);
    present(there, id, true);
    await told(here, ([user]) => user?.editing === true);
    there.send({ type: 'absent', entity: 'company', id });
    await told(here, (users) => users.length === 0);
  });

  it('see a tab that is closed as gone, but not a second tab of the same person', async () => {
    const { near, far, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    const [one, two] = [await openLive(far, rui), await openLive(far, rui)];
    present(here, id);
    present(one, id, true);
    present(two, id);
    await told(here, ([user]) => user?.editing === true);
    one.close();
    await told(here, ([user]) => user?.editing === false);
    two.close();
    await told(here, (users) => users.length === 0);
    expect(far.failures).toEqual([]);
  });

  it('see a node that stops take its people with it', async () => {
    const { near, far, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    present(here, id);
    present(await openLive(far, rui), id);
    await told(here, (users) => users.length === 1);
    await far.close();
    await told(here, (users) => users.length === 0);
  });
});

describe('presence', () => {
  it('is told and taken only where the record may be read', async () => {
    const { near, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    const client = await openLive(near, rui);
    present(here, id);
    client.send({ type: 'present', entity: 'pipeline_that_is_not', id, editing: false });
    client.send({ type: 'present', entity: 'company', id: '01890000-0000-7000-8000-000000000000', editing: false });
    client.send({ type: 'present', entity: 'company', id: 'no id', editing: true });
    await eventually(
      async () => client.received.filter(({ type }) => type === 'refused').length,
      (count) => count === 3,
    );
    expect(client.received.some(({ type }) => type === 'presence')).toBe(false);
    await near.send({ as: ana, method: 'DELETE', url: `/records/company/${id}` });
    present(client, id);
    await eventually(
      async () => client.received.filter(({ type }) => type === 'refused').length,
      (count) => count === 4,
    );
  });

  it('ends for whoever may not read the record any more', async () => {
    const { near, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    const client = await openLive(near, rui);
    present(here, id);
    present(client, id);
    await told(here, (users) => users.length === 1);
    await near.send({ as: ana, method: 'DELETE', url: `/records/company/${id}` });
    const left = () => near.engine.database.tuples(sql`SELECT 1 FROM vinculo.presence`);
    await eventually(left, (rows) => rows.length === 0);
  });

  it('has an end: a tab is at a few records and no more', async () => {
    const { near, ana } = await twoNodes();
    const client = await openLive(near, ana);
    for (let i = 0; i < 4; i += 1) {
      const id = await newCompany(near, ana);
      present(client, id);
      await client.next((message) => message.type === 'presence' && message['id'] === id);
    }
    present(client, await newCompany(near, ana));
    await client.next(({ type }) => type === 'refused');
  });

  it('of one that says too much is written no more often than it is gathered', async () => {
    const { near, ana, rui, id } = await twoNodes();
    const here = await openLive(near, ana);
    const noisy = await openLive(near, rui);
    present(here, id);
    for (let i = 0; i < 2_000; i += 1) present(noisy, id, i % 2 === 1);
    await told(here, ([user]) => user?.editing === true);
    expect(here.received.filter(({ type }) => type === 'presence').length).toBeLessThan(50);
  });
});

/** A node's presence alone, with tabs that never send a sign of life and hints that get lost. */
describe('without hints, and without a goodbye', () => {
  const timing: Timing = { everyMs: 50, silentMs: 1_500 };

  async function lonely(app: TestApp): Promise<Presence> {
    const { database, registry, settings } = app.engine;
    return createPresence({
      ...{ database, registry, settings, timing },
      publish: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  }

  async function tab(app: TestApp, session: Session) {
    const account = await app.engine.callers.byUser(session.userId, app.engine.registry.current());
    const messages: { users?: Told[] }[] = [];
    const viewer = { account, watched: new Map(), send: (message: object) => messages.push(message) } as unknown as Viewer;
    return { viewer, users: async () => messages.at(-1)?.users?.map(({ name }) => name) ?? null };
  }

  it('nodes find each other’s people in the table, and forget those who fell silent', async () => {
    const { near, far, ana, rui, id } = await twoNodes();
    const [one, two] = [await lonely(near), await lonely(far)];
    const here = await tab(near, ana);
    const there = await tab(far, rui);
    const alive = setInterval(() => void one.present(here.viewer, { entity: 'company', id, editing: false }), 200);
    await two.present(there.viewer, { entity: 'company', id, editing: false });
    await eventually(here.users, (names) => names?.length === 1);
    await eventually(there.users, (names) => names?.length === 1);
    await eventually(here.users, (names) => names?.length === 0);
    clearInterval(alive);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('a node that died without a word is forgotten', async () => {
    const { near, far, ana, rui, id } = await twoNodes();
    const one = await lonely(near);
    const here = await tab(near, ana);
    await far.engine.database.run(
      sql`INSERT INTO vinculo.presence SELECT gen_random_uuid(), no, ${id}::uuid, ${rui.userId}::uuid, true FROM vinculo.entity WHERE name = 'company'`,
    );
    const alive = setInterval(() => void one.present(here.viewer, { entity: 'company', id, editing: false }), 200);
    await eventually(here.users, (names) => names?.length === 1);
    await eventually(here.users, (names) => names?.length === 0);
    clearInterval(alive);
    await one.stop();
  });
});
