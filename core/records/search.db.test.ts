import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { sendChange } from '#core/test/send-change.ts';
import type { SearchGroup, SearchReply } from '#schemas/types/api.ts';

let app: TestApp;
let as: Session;
let company: string;
let lead: string;

const search = (q: string, more = '', who = as) => app.send({ as: who, url: `/search?q=${encodeURIComponent(q)}${more}` });
const titlesOf = (group: SearchGroup) => group.hits.map(({ record }) => record['name'] ?? record['title'] ?? record['number']);
const titles = (reply: SearchReply) => reply.groups.flatMap(titlesOf);
const found = async (q: string, more = '', who = as) => titles((await search(q, more, who)).body);

async function add(entity: string, body: unknown, who = as): Promise<string> {
  const reply = await app.send({ as: who, method: 'POST', url: `/records/${entity}`, body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.data.id as string;
}

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  company = await add('company', {
    name: 'Cerâmicas Montejunto, Lda.',
    city: 'Alenquer',
    email: 'geral@montejunto.example',
    reference: 'C-77',
  });
  await add('company', { name: '100 % Cortiça_Pura', phone: '+34 600 111 222' });
  await add('company', { name: 'Armazéns Pinho Manso' });
  await add('person', { name: 'Nuno Faria', mobile: '912 345 678', email: 'n.faria@montejunto.example' });
  const amount = { value: '46320.50', currency: 'EUR' };
  lead = await add('lead', { name: 'Videovigilância de 3 armazéns', company, amount, expected_close: '2027-03-04' });
  await add('report', {
    text: `${'Conversa longa. '.repeat(20)}Na reunião pediram câmaras para o portão por 46.320,00. ${'E mais texto. '.repeat(20)}`,
    company,
    channel: 'visit',
    happened_at: '2026-11-20T10:00:00Z',
    author: as.userId,
  });
  await app.engine.tasks.run();
});

describe('search', () => {
  it.each([
    ['without accents', 'ceramicas', 'Cerâmicas Montejunto, Lda.'],
    ['while typing', 'montej', 'Cerâmicas Montejunto, Lda.'],
    ['by a part in the middle', 'tejun', 'Cerâmicas Montejunto, Lda.'],
    ['with a typing error', 'Ceramicas Montejuto', 'Cerâmicas Montejunto, Lda.'],
    ['by words in any order', 'armazens video', 'Videovigilância de 3 armazéns'],
    ['by one when there are many of it', 'armazem', 'Armazéns Pinho Manso'],
    ['by two letters that begin a word', 'mo', 'Cerâmicas Montejunto, Lda.'],
    ['by one letter', 'N', 'Nuno Faria'],
    ['with other signs between', 'cortiça pura', '100 % Cortiça_Pura'],
    ['by the digits of a telephone', '912345', 'Nuno Faria'],
    ['by digits with spaces', '912 345 678', 'Nuno Faria'],
    ['by the number as it is dialled from abroad', '+351 912345678', 'Nuno Faria'],
    ['by a number that is stored with its country', '600 111', undefined],
    ['by a number typed with its country', '0034 600 111 222', '100 % Cortiça_Pura'],
    ['by an e-mail address', 'n.faria@montejunto.example', 'Nuno Faria'],
    ['by a town', 'alenq', 'Cerâmicas Montejunto, Lda.'],
    ['by a reference', 'c-77', 'Cerâmicas Montejunto, Lda.'],
  ])('finds %s', async (_name, q, title) => {
    if (title === undefined) expect(await found(q)).toEqual([]);
    else expect(await found(q)).toContain(title);
  });

  it('finds a lead by its number, and by nothing like it', async () => {
    const { number } = (await app.send({ as, url: `/records/lead/${lead}` })).body.data;
    expect(await found(number)).toEqual(['Videovigilância de 3 armazéns']);
    expect(await found(number.replace(/\d$/, (digit: string) => String((Number(digit) + 1) % 10)))).toEqual([]);
  });

  it('says where it was found, when that is not the title', async () => {
    const [group] = (await search('912 345')).body.groups;
    expect(group.hits).toMatchObject([{ match: { field: 'mobile', text: '912 345 678' } }]);
    expect((await search('faria', '&entities=person')).body.groups[0].hits[0]).not.toHaveProperty('match');
  });

  it.each([
    ['reuniao', 'reunião pediram câmaras'],
    ['46.320', '46.320,00'],
  ])('finds %s in a report and shows the place', async (q, place) => {
    const { body } = await search(q, '&entities=report');
    expect(body.groups).toMatchObject([{ entity: 'report', hits: [{ match: { field: 'text', text: expect.stringContaining(place) } }] }]);
    expect(body.groups[0].hits[0].record).not.toHaveProperty('text');
    expect(body.included.company[company].name).toBe('Cerâmicas Montejunto, Lda.');
  });

  it('tells of a record what its list tells, in the same form', async () => {
    const [hit] = (await search('videovig')).body.groups[0].hits;
    const { data } = (await app.send({ as, url: `/records/lead/${lead}?fields=${Object.keys(hit.record).join(',')}` })).body;
    expect(hit.record).toEqual(data);
    expect(data).toMatchObject({ amount: { value: '46320.50', currency: 'EUR' }, status: 'to_do' });
  });

  it('puts what begins with it first, and the closest of them before others', async () => {
    for (const name of ['Novos vidros', 'Vidros', 'Vidros e espelhos', 'Envidraçar vidros']) await add('product', { name });
    expect(await found('vidros', '&entities=product')).toEqual(['Vidros', 'Vidros e espelhos', 'Novos vidros', 'Envidraçar vidros']);
  });

  it('says how many there are, and that there are more', async () => {
    const [group] = (await search('vidros', '&entities=product&limit=2')).body.groups;
    expect(group).toMatchObject({ count: 4, capped: false });
    expect(group.hits).toHaveLength(2);
  });

  it.each([
    ['a percent sign', '%'],
    ['an underscore', '_'],
    ['a backslash', '\\'],
    ['a quote', "'"],
    ['signs of queries', "o'b <-> ':* & | !"],
    ['emoji', '👩‍👩‍👧'],
    ['a script from right to left', 'مرحبا'],
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 words', 'a b '.repeat(5_000)],
    ['nothing but spaces', '   '],
  ])('survives %s', async (_name, q) => {
    expect((await search(q)).status).toBe(200);
  });

  it('does not take signs for wildcards', async () => {
    expect(await found('%')).toEqual([]);
    expect(await found('_u')).not.toContain('Nuno Faria');
  });

  it('looks only where it is asked to', async () => {
    expect(await found('montejunto', '&entities=lead,task')).toEqual([]);
    expect((await search('x', '&entities=spaceship')).status).toBe(404);
  });

  it('leaves out what only links records, unless it is asked for', async () => {
    const person = (await search('nuno faria')).body.groups[0].hits[0].record.id;
    await add('affiliation', { person, company, role: 'Xilógrafo' });
    expect((await search('xilografo')).body.groups).toEqual([]);
    expect((await search('xilografo', '&entities=affiliation')).body.groups).toMatchObject([{ entity: 'affiliation' }]);
  });

  it('begins with the latest stories where very many have the word', async () => {
    for (let day = 1; day <= 28; day += 1) {
      const at = `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`;
      await Promise.all(
        [1, 2, 3, 4, 5].map((n) => add('report', { text: `Falta o orçamento ${n}`, channel: 'phone', happened_at: at, author: as.userId })),
      );
    }
    const [group] = (await search('orcamento', '&limit=5')).body.groups as SearchGroup[];
    expect(group).toMatchObject({ entity: 'report', count: 100, capped: true });
    expect(group?.hits.map(({ record }) => String(record['happened_at']).slice(0, 10))).toEqual(Array(5).fill('2026-10-28'));
  });
});

describe('search without a question', () => {
  it('answers with what the caller worked on last, the latest first', async () => {
    const member = await addMember(app, as, 'Helena Brito');
    expect((await search('', '', member)).body.groups).toEqual([]);
    const task = await add('task', { title: 'Ligar à gerência' }, member);
    const mine = await add('company', { name: 'Conservas Maré Alta' }, member);
    const version = (await app.send({ as: member, url: `/records/task/${task}` })).body.data.version;
    const later = {
      as: member,
      method: 'PATCH',
      url: `/records/task/${task}`,
      body: { done: true },
      headers: { 'if-match': `"${version}"` },
    } as const;
    await app.send(later);
    const { groups } = (await search('', '', member)).body as SearchReply;
    expect(groups.map((group) => [group.entity, group.hits[0]?.record.id])).toEqual([
      ['task', task],
      ['company', mine],
    ]);
    expect(groups[0]?.hits[0]?.at).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
    await app.send({ as: member, method: 'DELETE', url: `/records/task/${task}` });
    expect(titles((await search('', '', member)).body)).toEqual(['Conservas Maré Alta']);
  });

  it('shows the beginning of a story', async () => {
    const [group] = ((await search('')).body as SearchReply).groups.filter(({ entity }) => entity === 'report');
    expect(group?.hits[0]?.match).toEqual({ field: 'text', text: expect.stringContaining('Falta o orçamento') });
  });
});

describe('rights', () => {
  it('finds nothing that is in the trash', async () => {
    const gone = await add('person', { name: 'Zacarias Único' });
    expect(await found('zacarias')).toEqual(['Zacarias Único']);
    await app.send({ as, method: 'DELETE', url: `/records/person/${gone}` });
    expect(await found('zacarias')).toEqual([]);
  });

  it('finds nothing in fields or on rows that the caller may not see', async () => {
    const member = await addMember(app, as);
    expect(await found('portao', '', member)).toHaveLength(1);
    const but = (field: string) => ({ member: [{ actions: ['read'], rows: 'all', fields: { except: [field] } }] });
    await sendChange({ app, as }, {
      report: { 'x-permission': but('text') },
      company: { 'x-permission': but('city') },
      lead: { 'x-permission': { member: [{ actions: ['read'], rows: 'own', fields: 'all' }] } },
    } as never);
    expect((await search('portao', '', member)).body.groups).toEqual([]);
    expect(await found('alenquer', '', member)).toEqual([]);
    expect(await found('montejunto', '&entities=company', member)).toHaveLength(1);
    expect(await found('videovig', '', member)).toEqual([]);
    const { groups } = (await search('montejunto', '&entities=company', member)).body as SearchReply;
    expect(groups[0]?.hits[0]?.record).not.toHaveProperty('city');
  });
});
