import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { changeOrganisation } from '#core/settings/change-organisation.ts';
import { addMember, buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';

type Json = Readonly<Record<string, unknown>>;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: Method, url: string, body?: Json, headers = {}) => app.send({ as, method, url, headers, ...(body && { body }) });
  const patch = (body: Json, headers = {}) => send('PATCH', '/settings/organisation', body, headers);
  const rates = (...data: Json[]) => send('PUT', '/settings/rates', { data });
  const sale = async (value: string, currency: string) =>
    (await send('POST', '/records/company', { name: `${value} ${currency}`, annual_revenue: { value, currency } })).body.data;
  const sum = async () => {
    const { body } = await send('POST', '/records/company/aggregate', { measures: [{ op: 'sum', field: 'annual_revenue' }] });
    return Number(body.data[0].values['sum:annual_revenue']);
  };
  return { app, as, send, patch, rates, sale, sum };
}

describe('the organisation', () => {
  it('has what is usual in its country until somebody says otherwise, and every page learns of it', async () => {
    const { app, as, send, patch } = await started();
    const before = (await send('GET', '/settings/organisation')).body;
    expect(before).toMatchObject({ country: 'PT', currency: 'EUR', firstDayOfWeek: 'mon', fiscalYearStart: 1, holidays: [], version: 1 });
    const wanted = {
      name: 'Prata, Lda.',
      languages: ['pt', 'en'],
      language: 'pt',
      accent: '#aa3300',
      firstDayOfWeek: 'sun',
      fiscalYearStart: 4,
      holidays: [{ on: '2026-06-13', name: 'Santo António', yearly: true }],
      workingHours: { mon: [{ from: '08:30', to: '17:00' }] },
    };
    const changed = await patch(wanted, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ ...wanted, country: 'PT', version: 2 });
    const session = (await send('GET', '/session')).body.organisation;
    expect(session).toMatchObject({ name: 'Prata, Lda.', accent: '#aa3300', firstDayOfWeek: 'sun', languages: ['pt', 'en'] });
    expect(session).not.toHaveProperty('workingHours');
    expect(await patch({ name: 'Other' }, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'SETTINGS_CONFLICT', current: { name: 'Prata, Lda.', version: 2 } },
    });
    const member = await addMember(app, as);
    expect((await app.send({ as: member, method: 'PATCH', url: '/settings/organisation', body: { name: 'Mine' } })).status).toBe(403);
    expect((await app.send({ as: member, url: '/settings/organisation' })).status).toBe(200);
    // The sign-in page shows whose it is.
    const face = { name: 'Prata, Lda.', languages: ['pt', 'en'], accent: '#aa3300' };
    expect((await app.send({ url: '/setup' })).body).toEqual({ needed: false, codeRequired: false, organisation: face });
  });

  it.each([
    [{ currency: 'XXZ' }, '/currency'],
    [{ timeZone: 'Mars/Base' }, '/timeZone'],
    [{ languages: ['es'] }, '/languages'],
    [{ holidays: [{ on: '2026-02-31', name: 'Never' }] }, '/holidays/0/on'],
    [{ workingHours: { mon: [{ from: '25:00', to: '26:00' }] } }, '/workingHours/mon/0/from'],
    [{ accent: 'red;}' }, '/accent'],
    [{ name: '\u0000' }, '/name'],
    [{ version: 9 }, '/version'],
  ])('refuses %o', async (body, path) => {
    const { patch } = await started();
    const reply = await patch(body);
    expect([400, 422]).toContain(reply.status);
    expect(JSON.stringify(reply.body.errors)).toContain(path);
  });
});

describe('dated rates', () => {
  it('turn an amount into the base currency as it is written, and those written before a rate was known', async () => {
    const { rates, sale, sum, send } = await started();
    await sale('100', 'EUR');
    const early = await sale('1000', 'BRL');
    expect(await sum()).toBe(100.0);
    const saved = await rates(
      { currency: 'BRL', validFrom: '2020-01-01', rate: '0.25' },
      { currency: 'BRL', validFrom: '2025-01-01', rate: '0.16' },
    );
    expect(saved.body).toMatchObject({ base: 'EUR', written: 1 });
    expect(await sum()).toBe(260.0);
    // What is written stays at the rate of its day.
    await rates({ currency: 'BRL', validFrom: '2025-01-01', rate: '0.2' });
    await sale('10', 'BRL');
    expect(await sum()).toBe(262.0);
    expect((await send('GET', `/records/company/${early.id}`)).body.data).toMatchObject({
      version: 1,
      annual_revenue: { value: '1000.00', currency: 'BRL' },
    });
  });

  it('are told to be missing where amounts wait for them, to administrators', async () => {
    const { app, as, rates, sale, send } = await started();
    await sale('1', 'EUR');
    await sale('2', 'BRL');
    await sale('3', 'BRL');
    await sale('4', 'USD');
    const missing = async () => (await send('GET', '/settings/rates?missing=true')).body.missing;
    expect(await missing()).toEqual([
      { currency: 'BRL', amounts: 2 },
      { currency: 'USD', amounts: 1 },
    ]);
    await rates({ currency: 'BRL', validFrom: '2020-01-01', rate: '0.2' });
    expect(await missing()).toEqual([{ currency: 'USD', amounts: 1 }]);
    expect((await app.send({ as: await addMember(app, as), url: '/settings/rates?missing=true' })).status).toBe(403);
  });

  it('leave out an amount that would have no room', async () => {
    const { rates, sale, sum } = await started();
    await sale('99999999999999', 'BRL');
    await sale('10', 'BRL');
    expect((await rates({ currency: 'BRL', validFrom: '2020-01-01', rate: '20000' })).status).toBe(200);
    expect(await sum()).toBe(200_000.0);
  });

  it('are of no use in another base currency: amounts are added up anew', async () => {
    const { rates, sale, sum, patch, send } = await started();
    await rates({ currency: 'BRL', validFrom: '2020-01-01', rate: '0.2' });
    await sale('100', 'EUR');
    await sale('100', 'BRL');
    expect(await sum()).toBe(120.0);
    await patch({ currency: 'BRL' });
    expect((await send('GET', '/settings/rates')).body).toEqual({ base: 'BRL', data: [] });
    expect(await sum()).toBe(100.0);
    await rates({ currency: 'EUR', validFrom: '2020-01-01', rate: '5' });
    expect(await sum()).toBe(600.0);
  });

  it('are told in the new currency by the next node that starts, where the one that changed it was killed', async () => {
    const { app, sale, sum, rates } = await started();
    await rates({ currency: 'BRL', validFrom: '2020-01-01', rate: '0.2' });
    await sale('100', 'EUR');
    await sale('100', 'BRL');
    const { database } = app.engine;
    await changeOrganisation(database, { patch: { currency: 'BRL' }, version: undefined });
    await app.engine.settings.reload();
    expect(await sum()).toBe(120.0);
    await buildTestApp({ connection: app.connection });
    await eventually(sum, (total) => total === 100);
    await eventually(
      () => database.tuples(sql`SELECT 1 FROM vinculo.setting WHERE key = 'rebasing'`),
      (left) => left.length === 0,
    );
  });

  it.each([
    [[{ currency: 'EUR', validFrom: '2025-01-01', rate: '1' }], '/0/currency', 'settings.ownCurrency'],
    [[{ currency: 'ABC', validFrom: '2025-01-01', rate: '1' }], '/0/currency', 'settings.currency'],
    [
      [
        { currency: 'BRL', validFrom: '2025-01-01', rate: '1' },
        { currency: 'BRL', validFrom: '2025-01-01', rate: '2' },
      ],
      '/1/validFrom',
      'settings.rateTwice',
    ],
    [[{ currency: 'BRL', validFrom: '2025-01-01', rate: '0' }], '/data/0/rate', 'pattern'],
    [[{ currency: 'BRL', validFrom: '2025-13-01', rate: '1' }], '/data/0/validFrom', 'format'],
    [[{ currency: 'BRL', validFrom: '0000-01-01', rate: '1' }], '/0/validFrom', 'date.impossible'],
  ])('refuse %o', async (data, path, code) => {
    const { rates, send } = await started();
    const reply = await rates(...data);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ path, code }));
    expect((await send('GET', '/settings/rates')).body.data).toEqual([]);
  });
});

describe('the logo', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)]);

  it('is shown to everybody, also before they sign in, and goes away again', async () => {
    const { app, send } = await started();
    const { logo } = (await send('PUT', '/settings/logo', { data: png.toString('base64') })).body;
    const shown = await app.app.inject({ url: logo });
    expect(shown.headers['content-type']).toBe('image/png');
    expect(shown.rawPayload.equals(png)).toBe(true);
    expect((await send('PUT', '/settings/logo', { data: null })).body).not.toHaveProperty('logo');
    expect((await app.app.inject({ url: logo })).statusCode).toBe(404);
  });

  it.each([['<svg onload="alert(1)"/>'], ['MZ executable'], [`${'x'.repeat(400_000)}`]])(
    'is a small picture and nothing else',
    async (text) => {
      const { send } = await started();
      const reply = await send('PUT', '/settings/logo', { data: Buffer.from(text).toString('base64') });
      expect(reply.status).toBe(422);
    },
  );
});
