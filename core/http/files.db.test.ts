import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dropLostFiles, storeFile } from '#core/files/file-store.ts';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(400_000, 7)]);

async function started(permission: Json = {}) {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const member = await addMember(app, as);
  await sendChange({ app, as }, { company: { properties: { x_contract: newField('file'), x_logo: newField('image') }, ...permission } });
  const upload = async (name: string, bytes: Buffer, session: Session = as) => {
    const boundary = 'xxxx';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { cookie: session.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` };
    return app.app.inject({ method: 'POST', url: '/api/v1/files', headers, payload });
  };
  const send = (method: 'POST' | 'PATCH', url: string, body: Json, session: Session = as) => app.send({ as: session, method, url, body });
  const take = (url: string, session: Session = as) => app.app.inject({ url: `/api/v1${url}`, headers: { cookie: session.cookie } });
  return { app, as, member, upload, send, take };
}

describe('a file in a record', () => {
  it('is uploaded, saved with the record, and taken back as it was, under its own name', async () => {
    const { upload, send, take } = await started();
    const logo = (await upload('C:\\\\pics\\\\logótipo.png', png)).json();
    expect(logo).toMatchObject({ type: 'image/png', size: png.length });
    const contract = (await upload('contrato.html', Buffer.from('<script>alert(1)</script>'))).json();
    expect(contract).toMatchObject({ name: 'contrato.html', type: 'application/octet-stream' });
    const made = (await send('POST', '/records/company', { name: 'A', x_logo: logo, x_contract: contract })).body.data;
    expect(made).toMatchObject({ x_logo: logo, x_contract: contract });
    const picture = await take(`/files/${logo.id}`);
    expect(picture.rawPayload.equals(png)).toBe(true);
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'content-security-policy': "default-src 'none'; sandbox" });
    const script = await take(`/files/${contract.id}`);
    expect(script.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
    expect(script.headers['content-disposition']).toBe("attachment; filename*=UTF-8''contrato.html");
  });

  it("is nobody else's to give, and cannot be told to be another than it is", async () => {
    const { upload, send, member, take } = await started();
    const contract = (await upload('a.pdf', Buffer.from('%PDF-1.7 secret'))).json();
    expect((await take(`/files/${contract.id}`, member)).statusCode).toBe(404);
    expect((await take(`/files/${contract.id}`)).statusCode).toBe(200);
    const refused = { status: 422, body: { errors: [{ path: '/x_contract', code: 'file.unknown' }] } };
    expect(await send('POST', '/records/company', { name: 'Mine', x_contract: contract }, member)).toMatchObject(refused);
    for (const lie of [{ name: 'b.pdf' }, { size: 1 }, { type: 'image/png' }, { id: '0192f0c1-0000-7000-8000-00000000000a' }])
      expect(await send('POST', '/records/company', { name: 'Lie', x_contract: { ...contract, ...lie } })).toMatchObject(refused);
    const made = (await send('POST', '/records/company', { name: 'A', x_contract: contract })).body.data;
    // Who may edit the record may leave the file where it is, and put it back after they took it out.
    expect((await send('PATCH', `/records/company/${made.id}`, { x_contract: null }, member)).status).toBe(200);
    expect((await send('PATCH', `/records/company/${made.id}`, { x_contract: contract }, member)).status).toBe(200);
    expect((await send('POST', '/records/company', { name: 'Stolen', x_contract: contract }, member)).status).toBe(422);
    expect((await send('POST', '/records/company/batch', { ids: [made.id], action: 'update', set: { x_contract: contract } })).status).toBe(
      422,
    );
  });

  it('is seen by those who may read its field', async () => {
    const grant = { actions: ['read', 'update', 'create'], rows: 'all', fields: { except: ['x_contract'] } };
    const { upload, send, take, member } = await started({ 'x-permission': { member: [grant] } });
    const contract = (await upload('a.pdf', Buffer.from('%PDF-1.7'))).json();
    const made = (await send('POST', '/records/company', { name: 'A', x_contract: contract })).body.data;
    expect((await take(`/files/${contract.id}`, member)).statusCode).toBe(404);
    const logo = (await upload('l.png', png)).json();
    await send('PATCH', `/records/company/${made.id}`, { x_logo: logo });
    expect((await take(`/files/${logo.id}`, member)).statusCode).toBe(200);
    await send('PATCH', `/records/company/${made.id}`, { x_logo: null });
    expect((await take(`/files/${logo.id}`, member)).statusCode).toBe(404);
  });

  it('is not for whoever uploaded it once they may not see it any more', async () => {
    const grant = { actions: ['read', 'update', 'create'], rows: 'own', fields: 'all' };
    const { as, upload, send, take, member } = await started({ 'x-permission': { member: [grant] } });
    const contract = (await upload('a.pdf', Buffer.from('%PDF-1.7'), member)).json();
    expect((await take(`/files/${contract.id}`, member)).statusCode).toBe(200);
    const made = (await send('POST', '/records/company', { name: 'A', x_contract: contract }, member)).body.data;
    expect((await take(`/files/${contract.id}`, member)).statusCode).toBe(200);
    await send('PATCH', `/records/company/${made.id}`, { owner: as.userId });
    expect((await take(`/files/${contract.id}`, member)).statusCode).toBe(404);
  });

  it('keeps nobody waiting while its sender is slow, and leaves nothing when the sender is gone', async () => {
    const { app, as } = await started();
    const { database } = app.engine;
    const bytes = new PassThrough();
    const stored = storeFile(database, { name: 'a', bytes, userId: as.userId, isCut: () => false });
    bytes.write(Buffer.alloc(300_000, 1));
    await eventually(
      () => database.tuples(sql`SELECT octet_length(bytes) FROM vinculo.file_part`),
      (found) => found.length > 0,
    );
    bytes.destroy(new Error('gone'));
    await expect(stored).rejects.toThrow('gone');
    expect(await database.tuples(sql`SELECT id FROM vinculo.file`)).toEqual([]);
  });

  it('has a name of whole characters, however long', async () => {
    const { upload, take } = await started();
    const { id, name } = (await upload(`${'😀'.repeat(150)}a.txt`, Buffer.from('a'))).json();
    expect(name.isWellFormed()).toBe(true);
    expect(name).toMatch(/😀a\.txt$/u);
    expect((await take(`/files/${id}`)).statusCode).toBe(200);
  });

  it('is a picture where pictures belong, is not empty and not too large', async () => {
    const { upload, send } = await started();
    const text = (await upload('logo.png', Buffer.from('<svg onload=alert(1)>'))).json();
    expect(text.type).toBe('application/octet-stream');
    expect(await send('POST', '/records/company', { name: 'A', x_logo: text })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'file.type' }] },
    });
    expect((await upload('empty.txt', Buffer.alloc(0))).json()).toMatchObject({ code: 'FILE_EMPTY' });
    expect((await upload('huge.bin', Buffer.alloc(26 * 1_048_576))).json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('that nobody saved goes after a day', async () => {
    const { app, upload, send } = await started();
    const saved = (await upload('a.txt', Buffer.from('a'))).json();
    await upload('b.txt', Buffer.from('b'));
    await send('POST', '/records/company', { name: 'A', x_contract: saved });
    await app.engine.database.run(sql`UPDATE vinculo.file SET created_at = now() - interval '2 days'`);
    await dropLostFiles(app.engine.database);
    expect(await app.engine.database.tuples(sql`SELECT id FROM vinculo.file`)).toEqual([[saved.id]]);
  });

  it('goes with its entity when that is deleted for good', async () => {
    const { app, upload, send } = await started();
    const change = (body: Json) => send('POST', '/changes', { base: app.engine.registry.current().revision, ...body });
    const label = { one: 'Machine', many: 'Machines' };
    const properties = { name: newField('text', { maxLength: 100 }), manual: newField('file') };
    const machine = { 'x-entity': { titleField: 'name' }, 'x-label': { en: label }, properties };
    await change({ entities: { x_machine: machine } });
    const manual = (await upload('a.txt', Buffer.from('a'))).json();
    expect((await send('POST', '/records/x_machine', { name: 'A', manual })).status).toBe(201);
    await dropLostFiles(app.engine.database);
    expect(await app.engine.database.tuples(sql`SELECT id FROM vinculo.file`)).toEqual([[manual.id]]);
    await change({ entities: { x_machine: { ...machine, 'x-lifecycle': { state: 'retired' } } } });
    expect((await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).status).toBe(200);
    await dropLostFiles(app.engine.database);
    expect(await app.engine.database.tuples(sql`SELECT id FROM vinculo.file`)).toEqual([]);
  });
});
