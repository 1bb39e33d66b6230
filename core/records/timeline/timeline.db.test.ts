import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp, type TestReply } from '#core/test/build-app.ts';
import { namedRecords } from '#core/test/named-records.ts';
import type { TimelineEntry } from '#schemas/types/api.ts';

let app: TestApp;
let ana: Session;
let rui: Session;
const { ids, makeAs } = namedRecords(() => app);
const make: ReturnType<typeof makeAs> = (...record) => makeAs(ana)(...record);

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  const department = await make('sales', 'department', { name: 'Sales' });
  const company = await make('company', 'company', { name: 'Mealhada' });
  const [pipeline] = (await app.send({ as: ana, url: '/records/pipeline' })).body.data;
  const step = await stepOf(pipeline?.id);
  const lead = await make('lead', 'lead', { name: 'Machine', company, ...step });
  const person = await make('person', 'person', { name: 'Sérgio Lapa' });
  await make('visit', 'report', {
    text: 'First visit',
    happened_at: '2024-03-01T10:00:00Z',
    company,
    lead,
    department,
    channel: 'visit',
    people_present: [{ id: person, role: 'Buyer' }],
  });
  await makeAs(rui)('call', 'report', {
    text: 'A call',
    happened_at: '2024-03-05T10:00:00Z',
    company,
    channel: 'phone',
    author: rui.userId,
  });
  await make('task', 'task', { title: 'Send a price', due_on: '2024-03-03', company, person, assignee: rui.userId });
  await make('someday', 'task', { title: 'Some day', company, lead });
  await make('meeting', 'appointment', { title: 'Meeting', starts_at: '2024-03-04T09:00:00Z', company, people: [{ id: person }] });
  await app.send({ as: rui, method: 'PATCH', url: `/records/company/${company}`, body: { city: 'Porto', parent: null } });
});

/** Leads need a pipeline and a step, which no plugin brings here. */
async function stepOf(pipeline: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  const line = pipeline ?? (await make('pipeline', 'pipeline', { name: 'Sales' }));
  const step = await app.send({ as: ana, method: 'POST', url: '/records/step', body: { name: 'New', pipeline: line, position: 1 } });
  return { pipeline: line, step: step.body.data.id, status: 'to_do' };
}

const read = (of: string, query = '', as = ana): Promise<TestReply> => {
  const entity = ({ visit: 'report', ana: 'user', busy: 'company', wordy: 'company', gone: 'company' } as Record<string, string>)[of] ?? of;
  return app.send({ as, url: `/records/${entity}/${of === 'ana' ? ana.userId : ids[of]}/timeline?${query}` });
};

/** What the entries are, in words. */
const words = ({ body }: TestReply): string[] =>
  body.data.map(({ record, change }: TimelineEntry) => {
    if (change) return change.action;
    return String(record?.['text'] ?? record?.['title']);
  });

const past = ['A call', 'Meeting', 'Send a price', 'First visit'];

describe('the timeline of a company', () => {
  it('is one stream of what points at it and of its own changes, the newest first', async () => {
    const reply = await read('company');
    expect(words(reply)).toEqual(['updated', 'Some day', 'created', ...past]);
    expect(words(await read('company', 'order=oldest'))).toEqual(words(reply).reverse());
    expect(reply.body.page).toEqual({ next: null });
    expect(new Set(reply.body.data.map(({ key }: TimelineEntry) => key)).size).toBe(7);
  });

  it('tells of each what its entity says, and the titles of all it points at', async () => {
    const { data, included } = (await read('company')).body;
    const [visit, call] = [data.at(-1), data[3]];
    expect(visit).toEqual({
      key: `report:${ids['visit']}`,
      kind: 'story',
      entity: 'report',
      at: '2024-03-01T10:00:00.000Z',
      record: {
        id: ids['visit'],
        version: 1,
        number: expect.any(String),
        happened_at: '2024-03-01T10:00:00.000Z',
        author: ana.userId,
        department: ids['sales'],
        channel: 'visit',
        text: 'First visit',
        people_present: [{ id: ids['person'], role: 'Buyer' }],
        written_at: expect.any(String),
        next_action: null,
        next_action_on: null,
        company: ids['company'],
        lead: ids['lead'],
      },
    });
    expect(call.record.author).toBe(rui.userId);
    expect(included.person[ids['person'] as string]).toMatchObject({ name: 'Sérgio Lapa' });
    expect(included.user[rui.userId]).toMatchObject({ name: 'Rui Salgado' });
    expect(included.department[ids['sales'] as string]).toMatchObject({ name: 'Sales' });
    expect(included.lead[ids['lead'] as string]).toMatchObject({ name: 'Machine' });
  });

  it('says who changed what', async () => {
    const [updated, , created] = (await read('company')).body.data as TimelineEntry[];
    expect(updated).toMatchObject({ kind: 'change', entity: 'company', change: { actor: rui.userId } });
    expect(updated?.change?.changes).toEqual([{ field: 'city', before: null, after: 'Porto' }]);
    expect(created?.change?.changes).toContainEqual({ field: 'name', before: null, after: 'Mealhada' });
  });

  it('comes in pages that meet without a gap, in both directions', async () => {
    for (const order of ['newest', 'oldest']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const reply: TestReply = await read('company', `limit=2&order=${order}${cursor && `&cursor=${cursor}`}`);
        expect(reply.status).toBe(200);
        seen.push(...words(reply));
        cursor = reply.body.page.next;
      }
      expect(seen).toEqual(words(await read('company', `order=${order}`)));
    }
  });

  it.each([
    ['kinds=todo', ['Some day', 'Send a price']],
    ['kinds=story,event', ['A call', 'Meeting', 'First visit']],
    ['kinds=change', ['updated', 'created']],
    ['channel=phone', ['A call']],
    ['channel=phone,visit', ['A call', 'First visit']],
    ['from=2024-03-03&to=2024-03-04', ['Meeting', 'Send a price']],
    ['from=2024-03-04T09:00:00Z&to=2024-03-05T10:00:00Z', ['Meeting']],
    ['to=2024-03-01', ['First visit']],
    ['from=2024-03-05&to=2024-03-01', []],
  ])('keeps to %s', async (query, expected) => {
    expect(words(await read('company', query))).toEqual(expected);
  });

  it('keeps to an author, whatever the entity calls the one, and to a department', async () => {
    expect(words(await read('company', `author=${rui.userId}`))).toEqual(['updated', 'A call', 'Send a price']);
    expect(words(await read('company', `author=${rui.userId},${ana.userId}`))).toHaveLength(7);
    expect(words(await read('company', `department=${ids['sales']}`))).toEqual(['First visit']);
    expect(words(await read('company', `author=${rui.userId}&kinds=story`))).toEqual(['A call']);
  });

  it('leaves out what is in the trash', async () => {
    await app.send({ as: ana, method: 'DELETE', url: `/records/appointment/${ids['meeting']}` });
    expect(words(await read('company', 'kinds=event'))).toEqual([]);
    await app.send({ as: ana, method: 'POST', url: `/records/appointment/${ids['meeting']}/restore` });
    expect(words(await read('company', 'kinds=event'))).toEqual(['Meeting']);
  });
});

describe('the timeline of another record', () => {
  it('has what links to it', async () => {
    expect(words(await read('person'))).toEqual(['created', 'Meeting', 'Send a price', 'First visit']);
    expect(words(await read('lead', 'kinds=story,todo'))).toEqual(['Some day', 'First visit']);
    expect(words(await read('visit'))).toEqual(['created']);
  });

  it('has once what points at it twice', async () => {
    const twice = [{ id: ana.userId }];
    const body = { title: 'Twice', starts_at: '2024-05-01T10:00:00Z', attendees: twice };
    await make('twice', 'appointment', body);
    const overlays = {
      appointment: {
        'x-extends': 'appointment',
        properties: {
          x_host: { 'x-type': 'user', 'x-label': { en: 'Host' }, 'x-relation': { target: 'user', inverse: 'x_hosted' } },
        },
      },
    };
    const base = app.engine.registry.current().revision;
    expect((await app.send({ as: ana, method: 'POST', url: '/changes', body: { base, overlays } })).status).toBe(200);
    await app.send({ as: ana, method: 'PATCH', url: `/records/appointment/${ids['twice']}`, body: { x_host: ana.userId } });
    expect(words(await read('ana', 'kinds=event'))).toEqual(['Twice']);
    await app.send({ as: ana, method: 'PATCH', url: `/records/appointment/${ids['twice']}`, body: { attendees: [] } });
    expect(words(await read('ana', 'kinds=event'))).toEqual(['Twice']);
  });

  it('keeps its order where times are equal, and with days between moments', async () => {
    const company = await make('busy', 'company', { name: 'Busy' });
    const on = (title: string, due_on: string) => make(title, 'task', { title, due_on, company });
    const at = (text: string, happened_at: string) => make(text, 'report', { text, happened_at, company });
    for (let i = 0; i < 4; i += 1) {
      await on(`t${i}`, '2024-07-10');
      // The summer day begins at 23:00 UTC of the day before in Lisbon.
      await at(`r${i}`, '2024-07-09T23:00:00Z');
    }
    await at('eve', '2024-07-09T22:59:59.999Z');
    await at('dawn', '2024-07-09T23:00:00.001Z');
    const all = words(await read('busy', 'kinds=story,todo'));
    expect(all[0]).toBe('dawn');
    expect(all.at(-1)).toBe('eve');
    for (const order of ['newest', 'oldest']) {
      for (const limit of [1, 3]) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const reply: TestReply = await read('busy', `kinds=story,todo&limit=${limit}&order=${order}${cursor && `&cursor=${cursor}`}`);
          seen.push(...words(reply));
          cursor = reply.body.page.next;
        }
        expect(seen).toEqual(order === 'newest' ? all : [...all].reverse());
      }
    }
  });

  it('sends long texts whole, and fewer of them', async () => {
    const company = await make('wordy', 'company', { name: 'Wordy' });
    const text = 'é'.repeat(100_000);
    for (let i = 0; i < 25; i += 1) await make(`long${i}`, 'report', { text, happened_at: '2024-01-01T00:00:00Z', company });
    const first = await read('wordy', 'kinds=story&limit=100');
    expect(first.body.data).toHaveLength(19);
    expect(first.body.data[0].record.text).toHaveLength(100_000);
    const second = await read('wordy', `kinds=story&limit=100&cursor=${first.body.page.next}`);
    expect(second.body.data).toHaveLength(6);
    expect(second.body.page.next).toBeNull();
  });

  it('is there in the trash, too', async () => {
    await make('gone', 'company', { name: 'Gone' });
    await app.send({ as: ana, method: 'DELETE', url: `/records/company/${ids['gone']}` });
    expect(words(await read('gone'))).toEqual(['removed', 'created']);
  });
});

describe('a timeline that cannot be read', () => {
  it.each([
    ['kinds=story,gossip', 'QUERY_INVALID', 'kinds'],
    ['kinds=,', 'QUERY_INVALID', 'kinds'],
    ['author=ana', 'QUERY_INVALID', 'author'],
    ["department=x' OR 1=1", 'QUERY_INVALID', 'department'],
    ['channel=pigeon', 'QUERY_INVALID', 'channel'],
    ['channel=visit,pigeon', 'QUERY_INVALID', 'channel'],
    ['from=yesterday', 'QUERY_INVALID', 'from'],
    ['from=2024-02-30', 'QUERY_INVALID', 'from'],
    ['to=2024-03-01T10:00:00', 'QUERY_INVALID', 'to'],
    ['limit=101', 'QUERY_INVALID', '/limit'],
    ['order=random', 'QUERY_INVALID', '/order'],
    ['colour=red', 'QUERY_INVALID', '/colour'],
    ['cursor=nonsense', 'CURSOR_INVALID', undefined],
  ])('says what is wrong: %s', async (query, code, path) => {
    const { status, body } = await read('company', query);
    expect([status, body.code]).toEqual([400, code]);
    if (path) expect(body.errors).toMatchObject([{ path }]);
    expect(body.title).not.toBe('');
  });

  it('refuses a cursor of another record, order or filter', async () => {
    const { next } = (await read('company', 'limit=1')).body.page;
    expect((await read('person', `limit=1&cursor=${next}`)).body.code).toBe('CURSOR_INVALID');
    for (const other of ['order=oldest', 'kinds=story', 'channel=visit', `author=${ana.userId}`, 'from=2024-01-01'])
      expect((await read('company', `${other}&cursor=${next}`)).body.code).toBe('CURSOR_INVALID');
    expect((await read('company', `limit=5&cursor=${next}`)).status).toBe(200);
  });

  it.each([
    ['/records/company/0192f0c1-0000-7000-8000-00000000000a/timeline', 404, 'RECORD_NOT_FOUND'],
    ['/records/company/x/timeline', 400, 'ID_INVALID'],
    ['/records/nothing/0192f0c1-0000-7000-8000-00000000000a/timeline', 404, 'ENTITY_UNKNOWN'],
    ['/records/company/0192f0c1-0000-7000-8000-00000000000a/history', 404, 'RECORD_NOT_FOUND'],
  ])('%s', async (url, status, code) => {
    expect(await app.send({ as: ana, url })).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['pt', 'não é uma das opções'],
    ['es', 'no es una de las opciones'],
  ])('says it in %s', async (language, text) => {
    await app.send({ as: rui, method: 'PATCH', url: '/session/preferences', body: { language } });
    expect((await read('company', 'channel=pigeon', rui)).body.errors[0].message).toContain(text);
  });
});
