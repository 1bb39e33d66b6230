import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { pruneOutbox } from '#core/outbox/prune-outbox.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

async function twoNodes(): Promise<{ near: TestApp; far: TestApp; as: Session }> {
  const near = await buildTestApp({ pluginFolders: bundledPlugins });
  const far = await buildTestApp({ pluginFolders: bundledPlugins, connection: near.connection });
  return { near, far, as: await setUpApp(near) };
}

const newCompany = (app: TestApp, as: Session, name: string) => app.send({ as, method: 'POST', url: '/records/company', body: { name } });

describe('two nodes on one database', () => {
  it('show each other’s changes to whoever watches', async () => {
    const { near, far, as } = await twoNodes();
    const client = await openLive(far, as);
    client.send({ type: 'subscribe', id: 'list', entity: 'company' });
    const { body } = await newCompany(near, as, 'Conservas Maré Alta');
    const message = await client.next(({ type }) => type === 'records');
    expect(message).toMatchObject({
      entity: 'company',
      changed: [{ id: body.data.id, name: 'Conservas Maré Alta' }],
      removed: [],
      actor: as.userId,
    });
    await near.send({ as, method: 'DELETE', url: `/records/company/${body.data.id}` });
    const gone = await client.next(({ type, removed }) => type === 'records' && (removed as string[]).length > 0);
    expect(gone).toMatchObject({ changed: [], removed: [body.data.id] });
  });

  it('work with a new field on both, and tell every browser of it', async () => {
    const { near, far, as } = await twoNodes();
    const client = await openLive(far, as);
    const base = near.engine.registry.current().revision;
    const overlays = { company: { 'x-extends': 'company', properties: { x_segment: { 'x-type': 'text', 'x-label': { en: 'Segment' } } } } };
    await near.send({ as, method: 'POST', url: '/changes', body: { base, overlays } });
    expect(await client.next(({ type }) => type === 'schema')).toMatchObject({ revision: base + 1 });
    const reply = await far.send({ as, method: 'POST', url: '/records/company', body: { name: 'Far', x_segment: 'A' } });
    expect(reply.body.data.x_segment).toBe('A');
  });

  it('tell every browser that the organisation changed, when they work with it themselves', async () => {
    const { near, far, as } = await twoNodes();
    const client = await openLive(far, as);
    await near.send({ as, method: 'PATCH', url: '/settings/organisation', body: { name: 'Prata, Lda.' } });
    // The setting up before it is told as well.
    await expect
      .poll(async () => {
        await client.next(({ type }) => type === 'organisation');
        return (await far.send({ as, url: '/settings/organisation' })).body.name;
      })
      .toBe('Prata, Lda.');
  });

  it('close what was opened with a session that is closed on another node', async () => {
    const { near, far, as } = await twoNodes();
    const client = await openLive(far, as);
    await near.send({ as, method: 'DELETE', url: '/session' });
    await client.next(({ type }) => type === 'signed_out');
    expect(await client.closed).toBe(1008);
    expect((await far.send({ as, url: '/session' })).status).toBe(401);
  });
});

describe('a browser', () => {
  it('that comes back is told where it missed something', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const first = await openLive(app, as);
    const { cursor } = await first.next(({ type }) => type === 'hello');
    first.close();
    await newCompany(app, as, 'While away');
    const second = await openLive(app, as, `?cursor=${String(cursor)}`);
    await second.next(({ type, entity }) => type === 'reload' && entity === 'company');
  });

  it('that was away for longer than can be told starts afresh', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const first = await openLive(app, as);
    const { cursor } = await first.next(({ type }) => type === 'hello');
    first.close();
    await newCompany(app, as, 'Long ago');
    await newCompany(app, as, 'Later');
    const { database } = app.engine;
    await database.run(sql`UPDATE vinculo.outbox SET at = now() - interval '30 days'`);
    await pruneOutbox(database);
    const second = await openLive(app, as, `?cursor=${String(cursor)}`);
    expect(await second.next(({ type }) => type === 'reload')).toEqual({ type: 'reload' });
  });

  it('with a position of another database starts afresh', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const client = await openLive(app, as, '?cursor=elsewhere.12.0');
    expect(await client.next(({ type }) => type === 'reload')).toEqual({ type: 'reload' });
  });

  it('gets nothing of entities it may not see, and no answer to nonsense but a refusal', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const member = await addMember(app, as);
    const client = await openLive(app, member);
    for (const nonsense of ['x', 5, null, { type: 'subscribe' }, { type: 'drop', id: 'a' }]) client.send(nonsense);
    client.send({ type: 'subscribe', id: 'a', entity: 'company' });
    await newCompany(app, as, 'Seen');
    await client.next(({ type }) => type === 'records');
    expect(client.received.filter(({ type }) => type === 'refused')).toHaveLength(5);
  });

  it('is refused without a session, and from another site', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    await expect(openLive(app, { ...as, cookie: 'vinculo_session=wrong' })).rejects.toThrow();
  });
});
