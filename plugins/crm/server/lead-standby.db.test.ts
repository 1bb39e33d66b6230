import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { readInbox } from '#core/test/inbox.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { dayIn } from '#plugins/crm/server/day-in.ts';

let app: TestApp;
let ana: Session;
let rui: Session;

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
});

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const create = async (body: Record<string, unknown>): Promise<string> => {
  const reply = await app.send({ as: ana, method: 'POST', url: '/records/lead', body: { owner: rui.userId, ...body } });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.data.id;
};
const read = async (id: string) => (await app.send({ as: ana, url: `/records/lead/${id}` })).body.data;
const change = (id: string, body: unknown) => app.send({ as: ana, method: 'PATCH', url: `/records/lead/${id}`, body });
const wake = () => app.engine.background.runNow('crm.wake_leads');
const told = async (id: string) => (await readInbox(app, rui, '?limit=100')).data.filter(({ record }) => record.id === id);

describe('a lead on standby', () => {
  it('needs the day on which it comes back', async () => {
    const reply = await app.send({ as: ana, method: 'POST', url: '/records/lead', body: { name: 'A', status: 'standby' } });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ path: '/wake_on', message: 'A lead on standby needs a date' }] } });
    const id = await create({ name: 'A' });
    expect((await change(id, { status: 'standby' })).status).toBe(422);
    expect((await change(id, { status: 'standby', wake_on: day(30) })).status).toBe(200);
  });

  it('keeps its step: how far it has come is another thing', async () => {
    const id = await create({ name: 'B' });
    const { step } = await read(id);
    await change(id, { status: 'standby', wake_on: day(30) });
    expect((await read(id)).step).toBe(step);
  });

  it('wakes by itself on its day, also after days on which nobody ran, and tells its owner once', async () => {
    const id = await create({ name: 'Renewal', status: 'standby', wake_on: day(-5) });
    await Promise.all([wake(), wake()]);
    await wake();
    expect(await read(id)).toMatchObject({ status: 'to_do', wake_on: null, version: 2 });
    expect(await told(id)).toMatchObject([
      { kind: 'woke', actor: null, record: { title: 'Renewal' }, text: 'The wait is over: this is to do again' },
    ]);
    const [trail] = await app.engine.database.rows(
      sql`SELECT actor, changes->'status' AS status FROM vinculo.audit WHERE record_id = ${id}::uuid AND version = 2`,
    );
    expect(trail).toEqual({ actor: null, status: ['standby', 'to_do'] });
  });

  it('waits until the day has begun where its owner lives', async () => {
    const zone = (time_zone: string) => app.send({ as: ana, method: 'PATCH', url: `/records/user/${rui.userId}`, body: { time_zone } });
    const today = dayIn('Pacific/Kiritimati', new Date().toISOString());
    const id = await create({ name: 'Far', status: 'standby', wake_on: today });
    await zone('Pacific/Pago_Pago');
    await wake();
    expect((await read(id)).status).toBe('standby');
    await zone('Pacific/Kiritimati');
    await wake();
    expect((await read(id)).status).toBe('to_do');
  });

  it('wakes by the organisation’s clock when nobody owns it', async () => {
    const id = await create({ name: 'Nobody’s', owner: null, status: 'standby', wake_on: day(-1) });
    await wake();
    expect(await read(id)).toMatchObject({ status: 'to_do', owner: null });
  });

  it('is not held up by others that are not due yet, however many, nor by what else is missing in it', async () => {
    const sleeping = dayIn('Pacific/Kiritimati', new Date().toISOString());
    await app.send({ as: ana, method: 'PATCH', url: `/records/user/${rui.userId}`, body: { time_zone: 'Pacific/Pago_Pago' } });
    const asleep = await Promise.all(
      Array.from({ length: 210 }, (_, i) => create({ name: `Asleep ${i}`, status: 'standby', wake_on: sleeping })),
    );
    await app.send({ as: ana, method: 'PATCH', url: `/records/user/${ana.userId}`, body: { time_zone: 'Pacific/Kiritimati' } });
    const id = await create({ name: 'Awake', owner: ana.userId, status: 'standby', wake_on: sleeping });
    const overlays = { lead: { 'x-extends': 'lead', required: ['amount'] } };
    const base = app.engine.registry.current().revision;
    const changed = await app.send({ as: ana, method: 'POST', url: '/changes', body: { base, overlays } });
    expect(changed.status).toBe(200);
    await wake();
    expect((await read(id)).status).toBe('to_do');
    expect((await read(asleep[0] as string)).status).toBe('standby');
  });

  it('forgets the day when somebody takes it up before', async () => {
    const id = await create({ name: 'Early', amount: { value: '1', currency: 'EUR' }, status: 'standby', wake_on: day(30) });
    await change(id, { status: 'to_do' });
    expect(await read(id)).toMatchObject({ status: 'to_do', wake_on: null });
    expect(await told(id)).toEqual([]);
  });
});
