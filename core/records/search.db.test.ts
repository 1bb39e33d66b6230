import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;
let company: string;

const search = (q: string, more = '', who = as) => app.send({ as: who, url: `/search?q=${encodeURIComponent(q)}${more}` });
const titles = (body: { groups: { hits: { record: Record<string, unknown> }[] }[] }) =>
  body.groups.flatMap(({ hits }) => hits.map(({ record }) => record['name'] ?? record['title'] ?? record['number']));

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  const add = async (entity: string, body: unknown) =>
    (await app.send({ as, method: 'POST', url: `/records/${entity}`, body })).body.data.id as string;
  company = await add('company', { name: 'Cerâmicas Montejunto, Lda.', city: 'Alenquer' });
  await add('company', { name: '100 % Cortiça_Pura' });
  await add('person', { name: 'Nuno Faria' });
  await add('lead', { name: 'Videovigilância de 3 armazéns', company });
  await add('report', {
    text: `${'Conversa longa. '.repeat(20)}Na reunião pediram câmaras para o portão. ${'E mais texto. '.repeat(20)}`,
    company,
    channel: 'visit',
    happened_at: '2026-11-20T10:00:00Z',
    author: as.userId,
  });
});

describe('search', () => {
  it.each([
    ['without accents', 'ceramicas', 'Cerâmicas Montejunto, Lda.'],
    ['while typing', 'montej', 'Cerâmicas Montejunto, Lda.'],
    ['by a part in the middle', 'tejun', 'Cerâmicas Montejunto, Lda.'],
    ['with a typing error', 'montejumto', 'Cerâmicas Montejunto, Lda.'],
    ['by words in any order', 'armazens video', 'Videovigilância de 3 armazéns'],
    ['by two letters that begin a word', 'mo', 'Cerâmicas Montejunto, Lda.'],
    ['by one letter', 'N', 'Nuno Faria'],
    ['with other signs between', 'cortiça pura', '100 % Cortiça_Pura'],
  ])('finds %s', async (_name, q, title) => {
    expect(titles((await search(q)).body)).toContain(title);
  });

  it('finds words of a report and shows the place', async () => {
    const { body } = await search('reuniao');
    expect(body.groups).toMatchObject([
      { entity: 'report', hits: [{ match: { field: 'text', text: expect.stringContaining('reunião pediram câmaras') } }] },
    ]);
    expect(body.groups[0].hits[0].record).not.toHaveProperty('text');
    expect(body.included.company[company].name).toBe('Cerâmicas Montejunto, Lda.');
  });

  it.each([['%'], ['_'], ['\\'], ["'"], ['" & | !'], ['👩‍👩‍👧'], ['مرحبا'], ['a'.repeat(10_000)], ['   ']])('survives %s', async (q) => {
    expect((await search(q)).status).toBe(200);
  });

  it('does not take signs for wildcards', async () => {
    expect(titles((await search('%')).body)).toEqual([]);
  });

  it('looks only where it is asked to', async () => {
    expect((await search('montejunto', '&entities=person,lead')).body.groups).toEqual([]);
    expect((await search('x', '&entities=spaceship')).status).toBe(404);
  });

  it('finds nothing that is in the trash, or in fields the caller may not see', async () => {
    const member = await addMember(app, as);
    const overlays = {
      report: { 'x-extends': 'report', 'x-permission': { member: [{ actions: ['read'], rows: 'all', fields: { except: ['text'] } }] } },
    };
    await app.send({ as, method: 'POST', url: '/changes', body: { base: app.engine.registry.current().revision, overlays } });
    expect((await search('reuniao', '', member)).body.groups).toEqual([]);
    const gone = await app.send({ as, method: 'POST', url: '/records/person', body: { name: 'Zacarias Único' } });
    await app.send({ as, method: 'DELETE', url: `/records/person/${gone.body.data.id}` });
    expect((await search('zacarias')).body.groups).toEqual([]);
  });
});
