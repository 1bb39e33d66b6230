import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app, 'pt');
});

const filtered = (filter: unknown) => app.send({ as, url: `/records/company?filter=${encodeURIComponent(JSON.stringify(filter))}` });
const create = (body: unknown, entity = 'company') => app.send({ as, method: 'POST', url: `/records/${entity}`, body });

describe('bad input gets a clear refusal', () => {
  it.each([
    ['an unknown entity', { url: '/records/spaceship' }, 404, 'ENTITY_UNKNOWN'],
    ['an entity called __proto__', { url: '/records/__proto__' }, 404, 'ENTITY_UNKNOWN'],
    ['an id that is none', { url: '/records/company/12' }, 400, 'ID_INVALID'],
    ['an id nobody has', { url: '/records/company/0192f0c1-0000-7000-8000-00000000000a' }, 404, 'RECORD_NOT_FOUND'],
    ['a filter that is not JSON', { url: '/records/company?filter={' }, 400, 'QUERY_INVALID'],
    ['an unknown parameter', { url: '/records/company?colour=red' }, 400, 'QUERY_INVALID'],
    ['a limit above 200', { url: '/records/company?limit=201' }, 400, 'QUERY_INVALID'],
    ['a limit that is no number', { url: '/records/company?limit=many' }, 400, 'QUERY_INVALID'],
    ['an unknown sort field', { url: '/records/company?sort=-colour' }, 400, 'FIELD_UNKNOWN'],
    ['an unknown field to return', { url: '/records/company?fields=name,colour' }, 400, 'FIELD_UNKNOWN'],
    ['an include that is no relation', { url: '/records/company?include=name' }, 400, 'FIELD_UNKNOWN'],
    ['a made-up cursor', { url: '/records/company?cursor=abc.def' }, 400, 'CURSOR_INVALID'],
    ['an unknown address', { url: '/nowhere' }, 404, 'ROUTE_NOT_FOUND'],
  ])('%s', async (_name, request, status, code) => {
    expect(await app.send({ as, ...request })).toMatchObject({ status, body: { code, status, requestId: expect.any(String) } });
  });

  it.each([
    ['an unknown field', { field: 'colour', op: 'eq', value: 1 }, 'FIELD_UNKNOWN'],
    ['an unknown operator', { field: 'name', op: 'like', value: 'x' }, 'QUERY_INVALID'],
    ['an operator the type does not have', { field: 'employees', op: 'contains', value: '1' }, 'QUERY_INVALID'],
    ['a value of the wrong type', { field: 'employees', op: 'gt', value: 'many' }, 'QUERY_INVALID'],
    ['a range of three', { field: 'employees', op: 'between', value: [1, 2, 3] }, 'QUERY_INVALID'],
    ['a list that is none', { field: 'name', op: 'in', value: 'x' }, 'QUERY_INVALID'],
    ['a list of 1,001', { field: 'name', op: 'in', value: Array.from({ length: 1_001 }, String) }, 'QUERY_INVALID'],
    ['a path through a text', { field: 'name.length', op: 'eq', value: 'x' }, 'QUERY_INVALID'],
    ['a shape that is none', { and: 'x' }, 'QUERY_INVALID'],
    ['an extra member', { field: 'name', op: 'eq', value: 'x', sql: '1=1' }, 'QUERY_INVALID'],
    ['null', null, 'QUERY_INVALID'],
    ['a list', [], 'QUERY_INVALID'],
  ])('in a filter: %s', async (_name, filter, code) => {
    const reply = await app.send({ as, method: 'POST', url: '/records/company/query', body: { filter } });
    expect(reply).toMatchObject({ status: 400, body: { code } });
  });

  it('names the place of a mistake deep in a filter, in the language of the user', async () => {
    const reply = await filtered({
      and: [{ field: 'name', op: 'eq', value: 'a' }, { or: [{ field: 'employees', op: 'gt', value: 'x' }] }],
    });
    expect(reply.body.errors).toEqual([
      { path: 'filter/and/1/or/0/value', code: 'operand.number', message: expect.stringMatching(/número/) },
    ]);
  });

  it('refuses a filter nested 1,000 deep', async () => {
    let filter: unknown = { field: 'name', op: 'eq', value: 'x' };
    for (let i = 0; i < 1_000; i += 1) filter = { not: filter };
    expect(await app.send({ as, method: 'POST', url: '/records/company/query', body: { filter } })).toMatchObject({
      status: 400,
      body: { code: 'FILTER_TOO_DEEP' },
    });
  });

  it('refuses JSON nested a hundred thousand deep without falling over', async () => {
    const reply = await app.send({
      as,
      method: 'POST',
      url: '/records/company/query',
      body: `{"filter":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    });
    expect(reply.status).toBe(400);
    expect((await app.send({ as, url: '/records/company' })).status).toBe(200);
  });

  it('refuses a body of 20 MB', async () => {
    expect(await create(JSON.stringify({ name: 'x'.repeat(20 * 1_048_576) }))).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });

  it('refuses text that is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expect(await create(body)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it.each([
    ['broken JSON', '{"name":'],
    ['a key that would poison objects', '{"__proto__":{"admin":true},"name":"x"}'],
  ])('refuses %s', async (_name, body) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it('refuses another content type', async () => {
    const reply = await app.send({
      as,
      method: 'POST',
      url: '/records/company',
      body: '<name/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect(reply).toMatchObject({ status: 415, body: { code: 'MEDIA_TYPE_UNSUPPORTED' } });
  });

  it.each([
    ['a number as a name', { name: 5 }, '/name'],
    ['a list as a body', [], ''],
    ['NUL in a text', { name: 'a\u0000b' }, '/name'],
    ['half a surrogate pair', { name: 'a\ud800b' }, '/name'],
    ['no name', {}, '/name'],
    ['a name of blanks', { name: '   ' }, '/name'],
    ['an unknown field', { name: 'x', colour: 'red' }, '/colour'],
    ['a field the engine fills', { name: 'x', version: 7 }, '/version'],
    ['a date that does not exist', { name: 'x', founded_in: 'MMXX' }, '/founded_in'],
    ['a company that does not exist', { name: 'x', parent: '0192f0c1-0000-7000-8000-00000000000a' }, '/parent'],
    ['an amount without a currency', { name: 'x', annual_revenue: { value: '1' } }, '/annual_revenue'],
    ['an amount in words', { name: 'x', annual_revenue: { value: 'one', currency: 'EUR' } }, '/annual_revenue'],
  ])('in a record: %s', async (_name, body, path) => {
    const reply = await create(body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'RECORD_INVALID' } });
    expect(reply.body.errors[0].path.startsWith(path)).toBe(true);
    expect(reply.body.errors[0].message).not.toBe('');
  });

  it('keeps SQL and HTML as the text they are', async () => {
    const name = `Robert'); DROP TABLE entity.company;-- <img src=x onerror=alert(1)> \\%_ "$1" 👩‍👩‍👧 مرحبا`;
    const created = await create({ name });
    expect(created.body.data.name).toBe(name);
    for (const op of ['eq', 'contains', 'startsWith'])
      expect((await filtered({ field: 'name', op, value: name })).body.data).toHaveLength(1);
    expect((await filtered({ field: 'name', op: 'contains', value: '%' })).body.data).toHaveLength(1);
    expect((await filtered({ field: 'name', op: 'contains', value: '_' })).body.data).toHaveLength(1);
  });

  it('refuses a cursor of another query, and one whose signature was changed', async () => {
    for (let i = 0; i < 3; i += 1) await create({ name: `Page ${i}` });
    const first = await app.send({ as, url: '/records/company?limit=2&sort=name' });
    const cursor = encodeURIComponent(first.body.page.next);
    expect((await app.send({ as, url: `/records/company?limit=2&sort=name&cursor=${cursor}` })).status).toBe(200);
    expect((await app.send({ as, url: `/records/company?limit=2&sort=-name&cursor=${cursor}` })).body.code).toBe('CURSOR_INVALID');
    expect((await app.send({ as, url: `/records/person?limit=2&sort=name&cursor=${cursor}` })).body.code).toBe('CURSOR_INVALID');
    expect((await app.send({ as, url: `/records/company?limit=2&sort=name&cursor=${cursor.slice(0, -1)}A` })).status).toBe(400);
  });

  it('refuses a wrong If-Match instead of ignoring it', async () => {
    const { body } = await create({ name: 'Match' });
    const url = `/records/company/${body.data.id}`;
    expect(await app.send({ as, method: 'PATCH', url, body: { name: 'x' }, headers: { 'if-match': 'yesterday' } })).toMatchObject({
      status: 400,
      body: { code: 'IF_MATCH_INVALID' },
    });
  });

  it('refuses what another site sends with the user’s cookie', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'x' }, headers })).toMatchObject({
      status: 403,
      body: { code: 'ORIGIN_REFUSED' },
    });
  });

  it('answers in the language of Accept-Language when nobody is signed in', async () => {
    const reply = await app.send({ url: '/records/company', headers: { 'accept-language': 'fr;q=0.9, es-MX;q=0.8, en;q=0.5' } });
    expect(reply).toMatchObject({ status: 401, body: { title: 'Inicie sesión.' } });
  });
});

describe('what must happen once', () => {
  it('creates one record for the same Idempotency-Key, however often and at once it is sent', async () => {
    const request = { as, method: 'POST', url: '/records/company', body: { name: 'Once' }, headers: { 'idempotency-key': 'k1' } } as const;
    const replies = await Promise.all([app.send(request), app.send(request), app.send(request)]);
    const again = await app.send(request);
    const created = replies.filter((reply) => reply.status === 201);
    expect(created.length).toBeGreaterThan(0);
    expect(new Set([...created, again].map((reply) => reply.body.data.id)).size).toBe(1);
    expect((await filtered({ field: 'name', op: 'eq', value: 'Once' })).body.data).toHaveLength(1);
    expect((await app.send({ ...request, body: { name: 'Twice' } })).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('creates nothing twice when the answer to the first request was lost with its server', async () => {
    const request = {
      as,
      method: 'POST',
      url: '/records/company',
      body: { name: 'Lost answer' },
      headers: { 'idempotency-key': 'k2' },
    } as const;
    const first = await app.send(request);
    // As if the server had died after the commit: the claim stands there without an answer.
    await app.engine.database.run(
      sql`UPDATE vinculo.idempotency SET status = NULL, response = NULL, claimed_at = now() - interval '2 minutes' WHERE key = 'k2'`,
    );
    const second = await app.send(request);
    expect(second.body.data.id).toBe(first.body.data.id);
    expect((await filtered({ field: 'name', op: 'eq', value: 'Lost answer' })).body.data).toHaveLength(1);
  });

  it('lets one of two simultaneous edits of the same version win and tells the other what is stored', async () => {
    const { body } = await create({ name: 'Race' });
    const url = `/records/company/${body.data.id}`;
    const edit = (city: string) => app.send({ as, method: 'PATCH', url, body: { city }, headers: { 'if-match': '"1"' } });
    const replies = await Promise.all([edit('Porto'), edit('Braga'), edit('Faro')]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
    const winner = replies.find((reply) => reply.status === 200)?.body.data.city;
    for (const loser of replies.filter((reply) => reply.status === 409)) expect(loser.body.current.city).toBe(winner);
  });

  it('applies every one of simultaneous edits that name no version', async () => {
    const { body } = await create({ name: 'Many' });
    const url = `/records/company/${body.data.id}`;
    const edits = [{ city: 'Porto' }, { employees: 5 }, { website: 'https://x.example' }, { founded_in: 1999 }];
    const replies = await Promise.all(edits.map((edit) => app.send({ as, method: 'PATCH', url, body: edit })));
    expect(replies.every((reply) => reply.status === 200)).toBe(true);
    expect((await app.send({ as, url })).body.data).toMatchObject({ city: 'Porto', employees: 5, founded_in: 1999, version: 5 });
  });

  it('does not use up a version for an edit that changes nothing', async () => {
    const { body } = await create({ name: 'Same', city: 'Porto' });
    const reply = await app.send({ as, method: 'PATCH', url: `/records/company/${body.data.id}`, body: { city: 'Porto' } });
    expect(reply.body.data.version).toBe(1);
  });

  it('refuses to restore a record whose unique value was taken meanwhile', async () => {
    const first = await create({ name: 'A', reference: 'R-1' });
    await app.send({ as, method: 'DELETE', url: `/records/company/${first.body.data.id}` });
    await create({ name: 'B', reference: 'R-1' });
    const reply = await app.send({ as, method: 'POST', url: `/records/company/${first.body.data.id}/restore` });
    expect(reply).toMatchObject({ status: 409, body: { code: 'RECORD_DUPLICATE', errors: [{ path: '/reference' }] } });
  });
});
