import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { readInbox } from '#core/test/inbox.ts';
import { openLive } from '#core/test/live-client.ts';
import { sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let ana: Session;
let rui: Session;

beforeAll(async () => {
  app = await buildTestApp({ background: true });
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
});

const create = async (as: Session, entity: string, body: unknown): Promise<string> => {
  const reply = await app.send({ as, method: 'POST', url: `/records/${entity}`, body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.data.id;
};
const change = (as: Session, place: string, body: unknown) => app.send({ as, method: 'PATCH', url: `/records/${place}`, body });
const about = async (
  as: Session,
  id: string,
  fits: (found: readonly { kind: string; text: string }[]) => boolean = (found) => found.length > 0,
) => eventually(async () => (await readInbox(app, as, '?limit=100')).data.filter(({ record }) => record.id === id), fits);
/** After this, everything that was committed before it has been told. */
const settle = async () => {
  const id = await create(ana, 'task', { title: 'the last one', assignee: rui.userId });
  await about(rui, id);
};

describe('whoever is put in charge of a record', () => {
  it('is told once, in the inbox and live, by whom and of what', async () => {
    const live = await openLive(app, rui);
    const id = await create(ana, 'company', { name: 'Conservas Maré Alta', owner: rui.userId });
    const [told] = await about(rui, id);
    expect(told).toMatchObject({
      kind: 'assigned',
      entity: 'company',
      record: { id, title: 'Conservas Maré Alta' },
      actor: { id: ana.userId, name: 'Ana Prata' },
      text: 'Ana Prata assigned this to you (Owner)',
      read: false,
    });
    const message = await live.next(
      ({ type, notification }) => type === 'notification' && (notification as { record: { id: string } }).record.id === id,
    );
    expect(message).toMatchObject({ notification: told, unread: (await readInbox(app, rui)).unread });
    live.close();
  });

  it('is not told of what they took for themselves, nor again of what they have already', async () => {
    const id = await create(rui, 'company', { name: 'Própria' });
    await change(ana, `company/${id}`, { owner: ana.userId });
    await change(ana, `company/${id}`, { owner: rui.userId });
    await settle();
    const told = await about(rui, id, (found) => found.some(({ kind }) => kind === 'assigned'));
    expect(told.filter(({ kind }) => kind === 'assigned')).toHaveLength(1);
    expect(await readInbox(app, ana)).toMatchObject({ data: [] });
  });

  it('is told of any field that names users, such as the assignee of a task', async () => {
    const id = await create(ana, 'task', { title: 'Call back', assignee: rui.userId });
    expect(await about(rui, id)).toMatchObject([{ kind: 'assigned', text: 'Ana Prata assigned this to you (Assigned to)' }]);
  });

  it('gets one notification for many records at once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await create(ana, 'company', { name: `Many ${i}` }));
    // As a batch does: in one transaction, so that they are read together.
    const entity = app.engine.registry.current().entities.get('company');
    await app.engine.database.transaction(async (tx) => {
      for (const id of ids)
        await tx.run(sql`WITH a AS (INSERT INTO vinculo.audit (id, entity_no, record_id, action, actor, version, changes)
          VALUES (gen_random_uuid(), ${entity?.no}::int, ${id}::uuid, 'updated', ${ana.userId}::uuid, 2, ${JSON.stringify({ owner: [ana.userId, rui.userId] })}::jsonb))
          INSERT INTO vinculo.outbox (id, kind, entity_no, record_id, version, actor, body) VALUES (gen_random_uuid(), 'record.updated', ${entity?.no}::int, ${id}::uuid, 2, ${ana.userId}::uuid, '{"fields":["owner"]}')`);
    });
    const found = await eventually(
      async () => (await readInbox(app, rui, '?limit=100')).data.filter(({ record }) => ids.includes(record.id)),
      (list) => list.length > 0,
    );
    expect(found).toMatchObject([{ kind: 'assigned', text: 'Ana Prata assigned 12 records to you: Companies' }]);
  });
});

describe('mentions', () => {
  it('reach who is named in a long text, once, however often the text is edited', async () => {
    const id = await create(ana, 'company', { name: 'Vidros', notes: `Talk to @[Rui Salgado](user:${rui.userId})` });
    expect(await about(rui, id)).toMatchObject([{ kind: 'mentioned', text: 'Ana Prata mentioned you (Notes)' }]);
    await change(ana, `company/${id}`, { notes: `Talk to @[Rui](user:${rui.userId}) and @[Ana](user:${ana.userId})` });
    await settle();
    expect(await about(rui, id)).toHaveLength(1);
  });
});

describe('watched records', () => {
  it('tell their owner what others changed: many edits are one notification until it is read', async () => {
    const id = await create(rui, 'company', { name: 'Têxteis' });
    for (let i = 0; i < 10; i += 1) await change(ana, `company/${id}`, { employees: i + 1 });
    await change(ana, `company/${id}`, { city: 'Porto' });
    await settle();
    const told = await about(rui, id);
    expect(told).toMatchObject([
      { kind: 'watched', text: expect.stringMatching(/^Ana Prata changed this: (Employees, City|City, Employees)$/) },
    ]);
    await app.send({ as: rui, method: 'POST', url: '/notifications/read', body: { ids: told.map(({ id: own }) => own) } });
    await change(ana, `company/${id}`, { city: 'Braga' });
    expect(await about(rui, id, (found) => found.length === 2)).toMatchObject([
      { text: 'Ana Prata changed this: City', read: false },
      { read: true },
    ]);
  });

  it('tell whoever chose to watch, and nobody who chose not to', async () => {
    const id = await create(rui, 'company', { name: 'Cortiças' });
    const watch = (as: Session, method: 'PUT' | 'DELETE') => app.send({ as, method, url: `/records/company/${id}/watch` });
    const watchers = async (as: Session) => (await app.send({ as, url: `/records/company/${id}/watchers` })).body;
    expect(await watchers(ana)).toEqual({ watching: false, users: [{ id: rui.userId, name: 'Rui Salgado' }] });
    expect((await watch(ana, 'PUT')).status).toBe(204);
    expect((await watch(rui, 'DELETE')).status).toBe(204);
    expect(await watchers(ana)).toEqual({ watching: true, users: [{ id: ana.userId, name: 'Ana Prata' }] });
    await change(ana, `company/${id}`, { city: 'Évora' });
    await change(rui, `company/${id}`, { city: 'Faro' });
    expect(await about(ana, id)).toMatchObject([{ kind: 'watched', text: 'Rui Salgado changed this: City' }]);
    await settle();
    expect((await readInbox(app, rui, '?limit=100')).data.filter(({ record }) => record.id === id)).toEqual([]);
  });

  it('tell of the trash, and of nothing else while they are in it', async () => {
    const id = await create(rui, 'company', { name: 'Moldes' });
    await change(ana, `company/${id}`, { city: 'Leiria' });
    await about(rui, id);
    await app.send({ as: ana, method: 'DELETE', url: `/records/company/${id}` });
    expect(await about(rui, id, ([one]) => one?.text.includes('trash') ?? false)).toMatchObject([
      { text: 'Ana Prata moved this to the trash' },
    ]);
  });

  it('that nobody may see have no watchers to ask for', async () => {
    for (const url of [
      '/records/company/0192f0c1-0000-7000-8000-00000000000a/watchers',
      '/records/company/12/watchers',
      '/records/spaceship/12/watchers',
    ])
      expect([400, 404]).toContain((await app.send({ as: ana, url })).status);
  });
});

describe('the inbox', () => {
  it('comes in pages, newest first, and counts what is unread', async () => {
    const all = await readInbox(app, rui, '?limit=100');
    const pages = [];
    for (let cursor = ''; ; ) {
      const { body } = await app.send({ as: rui, url: `/notifications?limit=2${cursor}` });
      pages.push(...body.data);
      if (body.page.next === null) break;
      cursor = `&cursor=${body.page.next}`;
    }
    expect(pages).toEqual(all.data);
    expect(all.unread).toBe(all.data.filter(({ read }) => !read).length);
    expect((await readInbox(app, rui, '?unread=true&limit=100')).data).toEqual(all.data.filter(({ read }) => !read));
  });

  it('is one’s own: nobody reads or marks what others are told', async () => {
    const [first] = (await readInbox(app, rui, '?unread=true')).data;
    await app.send({ as: ana, method: 'POST', url: '/notifications/read', body: { ids: [first?.id] } });
    await app.send({ as: ana, method: 'POST', url: '/notifications/read', body: { all: true } });
    expect((await readInbox(app, rui, '?unread=true')).data[0]).toEqual(first);
  });

  it('can be read all at once, which other tabs learn', async () => {
    const live = await openLive(app, rui);
    const reply = await app.send({ as: rui, method: 'POST', url: '/notifications/read', body: { all: true } });
    expect(reply.body).toEqual({ unread: 0 });
    expect(await live.next(({ type }) => type === 'notification')).toEqual({ type: 'notification', unread: 0 });
    live.close();
  });

  it.each([
    ['a cursor that is none', { url: '/notifications?cursor=abc' }],
    ['a limit of 0', { url: '/notifications?limit=0' }],
    ['reading nothing', { method: 'POST', url: '/notifications/read', body: {} }],
    ['reading both', { method: 'POST', url: '/notifications/read', body: { all: true, ids: [] } }],
    ['ids that are none', { method: 'POST', url: '/notifications/read', body: { ids: ['x'] } }],
  ] as const)('refuses %s', async (_name, request) => {
    expect((await app.send({ as: rui, ...request })).status).toBe(400);
  });
});

describe('preferences', () => {
  const put = (kinds: unknown) => app.send({ as: rui, method: 'PUT', url: '/notifications/preferences', body: { kinds } });

  it('say what there is, in the reader’s language', async () => {
    const { body } = await app.send({ as: rui, url: '/notifications/preferences' });
    expect(body.mail).toBe(false);
    expect(body.kinds.map(({ kind }: { kind: string }) => kind)).toEqual(['assigned', 'mentioned', 'watched', 'due']);
    expect(body.kinds[0]).toEqual({ kind: 'assigned', label: 'A record was assigned to me', inbox: true, mail: true });
  });

  it('turn a kind off, and on again', async () => {
    expect((await put([{ kind: 'assigned', inbox: false, mail: false }])).body.kinds[0]).toMatchObject({ inbox: false, mail: false });
    const silent = await create(ana, 'company', { name: 'Silent', owner: rui.userId });
    const marked = await create(ana, 'company', { name: 'Loud', notes: `@[Rui](user:${rui.userId})` });
    await about(rui, marked);
    expect((await readInbox(app, rui, '?limit=100')).data.filter(({ record }) => record.id === silent)).toEqual([]);
    await put([{ kind: 'assigned', inbox: true, mail: true }]);
    await about(rui, await create(ana, 'company', { name: 'Heard', owner: rui.userId }));
  });

  it('of a kind that does not exist are refused', async () => {
    expect(await put([{ kind: 'weather', inbox: true, mail: true }])).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/kinds/0/kind' }] },
    });
  });
});

describe('rights', () => {
  it('decide when it is read: a record that is hidden now has no notification, no count and no title', async () => {
    const id = await create(ana, 'product', { name: 'Hidden product', description: `@[Rui](user:${rui.userId})` });
    await about(rui, id);
    const before = (await readInbox(app, rui)).unread;
    const own = [{ actions: ['read'], rows: 'own', fields: 'all' }];
    const hide = { product: { 'x-extends': 'product', 'x-permission': { member: own } } };
    expect((await sendChange({ app, as: ana }, hide)).status).toBe(200);
    const after = await readInbox(app, rui, '?limit=100');
    expect(after.data.filter(({ record }) => record.id === id)).toEqual([]);
    expect(after.unread).toBe(before - 1);
    expect(JSON.stringify(after)).not.toContain('Hidden product');
  });

  it('hide fields: who may not see one is not told that it changed, and reads no label of it', async () => {
    const id = await create(rui, 'company', { name: 'Limited' });
    const overlay = {
      'x-permission': { member: [{ actions: ['create', 'read', 'update'], rows: 'all', fields: { except: ['annual_revenue'] } }] },
    };
    await sendChange({ app, as: ana }, { company: { 'x-extends': 'company', ...overlay } });
    await change(ana, `company/${id}`, { annual_revenue: { value: '1', currency: 'EUR' } });
    await settle();
    expect((await readInbox(app, rui, '?limit=100')).data.filter(({ record }) => record.id === id)).toEqual([]);
    await change(ana, `company/${id}`, { annual_revenue: { value: '2', currency: 'EUR' }, city: 'Porto' });
    expect(await about(rui, id)).toMatchObject([{ text: 'Ana Prata changed this: City' }]);
  });
});
