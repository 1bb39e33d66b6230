import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

let app: TestApp;
let ana: Session;
let rui: Session;

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
});

const save = (as: Session, key: string, value: unknown) =>
  app.send({ as, method: 'PUT', url: `/session/choices/${encodeURIComponent(key)}`, body: { value } });
const choices = async (as: Session) => (await app.send({ as, url: '/session' })).body.choices;

describe('choices', () => {
  it('come with the session, each user’s own, as they were sent', async () => {
    const value = { kind: 'board', columns: ['name', 'city'], z: 1, a: { __proto__x: null }, text: '\u0000 "é" 🙂' };
    expect((await save(ana, 'view:company', value)).status).toBe(204);
    expect(await choices(ana)).toEqual({ 'view:company': value });
    expect(await choices(rui)).toEqual({});
    await save(ana, 'view:company', 'table');
    expect(await choices(ana)).toEqual({ 'view:company': 'table' });
  });

  it('are forgotten by null, and false is not null', async () => {
    await save(rui, 'tour.seen', false);
    expect(await choices(rui)).toEqual({ 'tour.seen': false });
    await save(rui, 'tour.seen', null);
    expect(await choices(rui)).toEqual({});
  });

  it.each(['', 'View', '1', 'a b', 'a/b', "a'; --", `a${'b'.repeat(80)}`])('refuse the key “%s”', async (key) => {
    const reply = await save(ana, key, 1);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
  });

  it('refuse a value that is missing or too large, and the 201st', async () => {
    expect((await app.send({ as: ana, method: 'PUT', url: '/session/choices/a', body: {} })).status).toBe(400);
    expect(await save(ana, 'large', 'é'.repeat(4_096))).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    for (let i = 0; i < 200; i += 1) expect((await save(rui, `k${i}`, i)).status).toBe(204);
    expect(await save(rui, 'one-more', 1)).toMatchObject({ status: 422, body: { code: 'CHOICES_FULL' } });
    expect((await save(rui, 'k7', 'again')).status).toBe(204);
  });

  it('need a session', async () => {
    expect((await app.send({ method: 'PUT', url: '/session/choices/a', body: { value: 1 } })).status).toBe(401);
  });
});
