import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, setUpApp } from '#core/test/build-app.ts';

describe('the last administrator', () => {
  it('can neither be deactivated, demoted nor deleted', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const url = `/records/user/${as.userId}`;
    expect(await app.send({ as, method: 'PATCH', url, body: { active: false } })).toMatchObject({
      status: 409,
      body: { code: 'HOOK_REFUSED' },
    });
    expect(
      (await app.send({ as, method: 'PUT', url: `/users/${as.userId}/access`, body: { email: 'ana@vinculo.example', role: 'member' } }))
        .body.code,
    ).toBe('LAST_ADMINISTRATOR');
    expect((await app.send({ as, method: 'DELETE', url })).status).toBe(409);
    expect((await app.send({ as, url: '/session' })).status).toBe(200);
  });

  it('may go when there is another one; their sessions end, also for later', async () => {
    const app = await buildTestApp();
    const as = await setUpApp(app);
    const other = await addMember(app, as);
    await app.send({
      as,
      method: 'PUT',
      url: `/users/${other.userId}/access`,
      body: { email: 'rui@vinculo.example', role: 'administrator' },
    });
    expect((await app.send({ as: other, method: 'PATCH', url: `/records/user/${as.userId}`, body: { active: false } })).status).toBe(200);
    expect((await app.send({ as, url: '/session' })).status).toBe(401);
    await app.send({ as: other, method: 'PATCH', url: `/records/user/${as.userId}`, body: { active: true } });
    expect((await app.send({ as, url: '/session' })).status).toBe(401);
  });
});

describe('setting up', () => {
  it('refuses codes in any script, and names nobody can read', async () => {
    const app = await buildTestApp();
    const body = {
      email: 'ana@vinculo.example',
      password: 'correct horse',
      name: 'Ana',
      language: 'en',
      country: 'PT',
      organisation: 'Prata',
    };
    const setUp = (more: unknown) => app.send({ method: 'POST', url: '/setup', body: { ...body, ...(more as object) } });
    expect(await setUp({ code: 'ééééééééé' })).toMatchObject({ status: 403, body: { code: 'SETUP_CODE_WRONG' } });
    expect((await setUp({ code: 'TEST-CODE', organisation: 'a\u0000b' })).status).toBe(400);
    expect((await setUp({ code: 'TEST-CODE', name: '\u200b' })).status).toBe(400);
  });
});
