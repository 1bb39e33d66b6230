import { beforeAll, expect, it } from 'vitest';
import { addMember, buildTestApp, FOUNDER, type Session, sessionOf, setUpApp, type TestApp } from '#core/test/build-app.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

let app: TestApp;
let as: Session;
beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
});

const signIn = (agent: string, password = FOUNDER.password) =>
  app.send({ method: 'POST', url: '/session', body: { email: FOUNDER.email, password }, headers: { 'user-agent': agent } });
const devices = async (who: Session) => (await app.send({ as: who, url: '/session/devices' })).body.data;
const isIn = async (who: Session) => (await app.send({ as: who, url: '/session' })).status === 200;

it('somebody sees where they are signed in, by the names people give devices, and ends one of them', async () => {
  const desk = sessionOf(await signIn(FIREFOX));
  const phone = sessionOf(await signIn(SAFARI));
  const list = await devices(desk);
  expect(list[0]).toMatchObject({ browser: 'Firefox', system: 'Windows', kind: 'desktop', current: true, address: '127.0.0.1' });
  expect(list.slice(1)).toContainEqual(expect.objectContaining({ browser: 'Safari', system: 'iOS', kind: 'mobile', current: false }));
  expect(JSON.stringify(list)).not.toContain('token');
  const { id } = list.find(({ kind }: { kind: string }) => kind === 'mobile');
  expect(await app.send({ as: desk, method: 'DELETE', url: `/session/devices/${id}` })).toMatchObject({ status: 204 });
  expect([await isIn(phone), await isIn(desk)]).toEqual([false, true]);
  expect(await app.send({ as: desk, method: 'DELETE', url: `/session/devices/${id}` })).toMatchObject({ status: 404 });
  expect(await app.send({ as: desk, method: 'DELETE', url: '/session/devices/x' })).toMatchObject({ status: 400 });
});

it('nobody sees or ends the sessions of others', async () => {
  const rui = await addMember(app, as);
  const [own] = await devices(as);
  expect(await devices(rui)).toHaveLength(1);
  expect(await app.send({ as: rui, method: 'DELETE', url: `/session/devices/${own.id}` })).toMatchObject({ status: 404 });
  expect(await app.send({ as: rui, method: 'DELETE', url: '/session/devices' })).toMatchObject({ status: 200, body: { closed: 0 } });
  expect(await isIn(as)).toBe(true);
});

it('a new password needs the present one, and ends every other session', async () => {
  const desk = sessionOf(await signIn(FIREFOX));
  const other = sessionOf(await signIn(SAFARI));
  const put = (body: unknown) => app.send({ as: desk, method: 'PUT', url: '/session/password', body });
  expect(await put({ current: 'not it', password: 'a better password' })).toMatchObject({
    status: 403,
    body: { code: 'PASSWORD_WRONG', errors: [{ path: '/current' }] },
  });
  expect(await put({ current: FOUNDER.password, password: 'short' })).toMatchObject({ status: 400 });
  expect(await isIn(other)).toBe(true);
  expect(await put({ current: FOUNDER.password, password: 'a better password' })).toMatchObject({ status: 204 });
  expect([await isIn(other), await isIn(desk)]).toEqual([false, true]);
  expect((await signIn(FIREFOX)).status).toBe(401);
  expect((await signIn(FIREFOX, 'a better password')).status).toBe(201);
});
