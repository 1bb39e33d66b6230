import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp, type TestReply } from '#core/test/build-app.ts';
import { namedRecords } from '#core/test/named-records.ts';
import { sendChange } from '#core/test/send-change.ts';
import type { HistoryEntry, TimelineEntry } from '#schemas/types/api.ts';

let app: TestApp;
let ana: Session;
let rui: Session;
const { ids, makeAs } = namedRecords(() => app);
const make: ReturnType<typeof makeAs> = (...record) => makeAs(ana)(...record);

const grant = (rows: unknown, fields: unknown = 'all') => ({ actions: ['read', 'create', 'update'], rows, fields });
const permit = async (entity: string, ...member: unknown[]) => {
  const reply = await sendChange({ app, as: ana }, { [entity]: { 'x-extends': entity, 'x-permission': { member } } });
  expect(reply.status).toBe(200);
};

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  const company = await make('company', 'company', { name: 'Theirs', employees: 10, city: 'Braga' });
  await makeAs(rui)('own', 'company', { name: 'Own', employees: 3 });
  const [seen, unseen] = [
    await make('seen', 'person', { name: 'Seen', job_title: 'Buyer' }),
    await make('unseen', 'person', { name: 'Unseen' }),
  ];
  const people_present = [{ id: seen }, { id: unseen }];
  await make('theirs', 'report', { text: 'Theirs', happened_at: '2024-03-01T10:00:00Z', company, channel: 'phone', people_present });
  await makeAs(rui)('mine', 'report', { text: 'Mine', happened_at: '2024-03-02T10:00:00Z', company, author: rui.userId, people_present });
  await make('task', 'task', { title: 'Ours', due_on: '2024-03-03', company });
  for (const [as, name, body] of [
    [ana, 'company', { employees: 20 }],
    [ana, 'company', { city: 'Porto', employees: 30 }],
    [ana, 'company', { employees: 40 }],
    [rui, 'own', { employees: 4 }],
  ] as const) {
    await app.send({ as, method: 'PATCH', url: `/records/company/${ids[name]}`, body });
  }
});

const timeline = (as: Session, query = '', name = 'company') => app.send({ as, url: `/records/company/${ids[name]}/timeline?${query}` });
const history = (as: Session, name = 'company', query = '') => app.send({ as, url: `/records/company/${ids[name]}/history?${query}` });
const told = ({ body }: TestReply) =>
  body.data.map(({ record, change }: TimelineEntry) => record?.['text'] ?? record?.['title'] ?? change?.action);
const fieldsIn = ({ body }: TestReply): string[] => [
  ...new Set<string>(
    body.data.flatMap((entry: HistoryEntry & TimelineEntry) => (entry.change ?? entry).changes?.map(({ field }) => field) ?? []),
  ),
];

describe('what a member does not see', () => {
  it('are rows of others', async () => {
    await permit('report', grant({ field: 'author', op: 'eq', value: '$user' }));
    expect(told(await timeline(rui, 'kinds=story,todo'))).toEqual(['Ours', 'Mine']);
    expect(told(await timeline(ana, 'kinds=story,todo'))).toEqual(['Ours', 'Mine', 'Theirs']);
    const oldest = await timeline(rui, 'kinds=story,todo&order=oldest&limit=1');
    expect(told(oldest)).toEqual(['Mine']);
    expect(told(await timeline(rui, `kinds=story,todo&order=oldest&limit=1&cursor=${oldest.body.page.next}`))).toEqual(['Ours']);
  });

  it('are fields, on the rows where they are hidden', async () => {
    await permit('report', grant({ field: 'author', op: 'eq', value: '$user' }), grant('all', { except: ['text', 'channel'] }));
    const [mine, theirs] = (await timeline(rui, 'kinds=story')).body.data as TimelineEntry[];
    expect(mine?.record).toMatchObject({ text: 'Mine', channel: 'visit' });
    expect(theirs?.record).toMatchObject({ text: null, channel: null });
    // A filter on a field that is hidden there tells nothing of it.
    expect(told(await timeline(rui, 'channel=phone'))).toEqual([]);
    expect(told(await timeline(ana, 'channel=phone'))).toEqual(['Theirs']);
  });

  it('is an entity whose relation, time or rows are hidden', async () => {
    await permit('report', grant('all', { except: ['company'] }));
    expect(told(await timeline(rui, 'kinds=story'))).toEqual([]);
    await permit('report', grant('all', { except: ['happened_at'] }));
    expect(told(await timeline(rui, 'kinds=story'))).toEqual([]);
    await permit('report', { actions: ['create'], rows: 'all', fields: 'all' });
    expect(told(await timeline(rui, 'kinds=story'))).toEqual([]);
    await permit('report', grant('all', { except: ['channel'] }));
    expect(told(await timeline(rui, 'kinds=story'))).toEqual(['Mine', 'Theirs']);
    expect(told(await timeline(rui, 'channel=phone'))).toEqual([]);
    await permit('report', grant('all'));
  });

  it('is who was there, when that person is hidden', async () => {
    await permit('person', grant({ field: 'job_title', op: 'eq', value: 'Buyer' }));
    const { data, included } = (await timeline(rui, 'kinds=story')).body;
    expect(data[0].record.people_present).toMatchObject([{ id: ids['seen'] }]);
    expect(data[0].record.people_present).toHaveLength(1);
    expect(Object.keys(included.person)).toEqual([ids['seen']]);
    const reply = await app.send({ as: rui, url: `/records/report/${ids['mine']}/history` });
    const [created] = reply.body.data as HistoryEntry[];
    expect(created?.changes.find(({ field }) => field === 'people_present')?.after).toMatchObject([{ id: ids['seen'] }]);
    expect(JSON.stringify(reply.body)).not.toContain(ids['unseen']);
    await permit('person', grant('all'));
  });

  it('is a record that is hidden itself', async () => {
    await permit('company', grant('own'));
    expect(await timeline(rui)).toMatchObject({ status: 404, body: { code: 'RECORD_NOT_FOUND' } });
    expect((await history(rui)).status).toBe(404);
    expect((await timeline(rui, '', 'own')).status).toBe(200);
    await permit('company', { actions: ['create'], rows: 'all', fields: 'all' });
    expect(await timeline(rui, '', 'own')).toMatchObject({ status: 403, body: { code: 'ACTION_DENIED' } });
    expect((await history(rui, 'own')).status).toBe(403);
  });
});

describe('changes of fields', () => {
  it('that the member may not see are told neither by name nor by value, nor that there were any', async () => {
    await permit('company', grant('all', { except: ['employees'] }));
    for (const reply of [await timeline(rui, 'kinds=change'), await history(rui)]) {
      expect(fieldsIn(reply)).not.toContain('employees');
      expect(reply.body.data).toHaveLength(2);
      expect(JSON.stringify(reply.body)).not.toMatch(/employees|:(?:20|30|40)\b/);
    }
    expect((await history(ana)).body.data).toHaveLength(4);
    // No page is empty because of them.
    const first = await history(rui, 'company', 'limit=1');
    expect(first.body.data).toHaveLength(1);
    expect((await history(rui, 'company', `limit=1&cursor=${first.body.page.next}`)).body).toMatchObject({
      data: [{ action: 'created' }],
      page: { next: null },
    });
  });

  it('that the member sees on their own records only are told of those only', async () => {
    await permit('company', grant('own'), grant('all', { except: ['employees'] }));
    expect(fieldsIn(await history(rui))).not.toContain('employees');
    expect(fieldsIn(await timeline(rui, 'kinds=change'))).not.toContain('employees');
    expect((await history(rui)).body.data).toHaveLength(2);
    expect((await history(rui, 'own')).body.data[0]).toMatchObject({ changes: [{ field: 'employees', before: 3, after: 4 }] });
    expect((await timeline(rui, 'kinds=change', 'own')).body.data[0].change).toMatchObject({
      changes: [{ field: 'employees', before: 3, after: 4 }],
    });
    await permit('company', grant('all'));
  });

  it('that are gone are told no more', async () => {
    const overlay = { 'x-extends': 'company', properties: { x_code: { 'x-type': 'text', 'x-label': { en: 'Code' } } } };
    await sendChange({ app, as: ana }, { company: overlay });
    await app.send({ as: ana, method: 'PATCH', url: `/records/company/${ids['company']}`, body: { x_code: 'A1' } });
    expect(fieldsIn(await history(ana))).toContain('x_code');
    await sendChange({ app, as: ana }, { company: { 'x-extends': 'company' } });
    expect(fieldsIn(await history(ana))).not.toContain('x_code');
    expect((await history(ana)).body.data).toHaveLength(4);
  });
});

describe('the history of a record', () => {
  it('has the latest first, with who and which version, in pages', async () => {
    const { data, included, page } = (await history(ana)).body;
    expect(data.map(({ action, version }: HistoryEntry) => [action, version]).at(-1)).toEqual(['created', 1]);
    expect(data.map(({ version }: HistoryEntry) => version)).toEqual(
      data.map(({ version }: HistoryEntry) => version).toSorted((a: number, b: number) => b - a),
    );
    expect(included.user[ana.userId]).toMatchObject({ name: 'Ana Prata' });
    expect(page).toEqual({ next: null });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const reply: TestReply = await history(ana, 'company', `limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...reply.body.data.map(({ key }: HistoryEntry) => key));
      cursor = reply.body.page.next;
    }
    expect(seen).toEqual(data.map(({ key }: HistoryEntry) => key));
  });

  it('refuses a cursor of another record and a page of thousands', async () => {
    const { next } = (await history(ana, 'company', 'limit=1')).body.page;
    expect(await history(ana, 'own', `cursor=${next}`)).toMatchObject({ status: 400, body: { code: 'CURSOR_INVALID' } });
    expect(await timeline(ana, `cursor=${next}`)).toMatchObject({ status: 400, body: { code: 'CURSOR_INVALID' } });
    expect((await history(ana, 'company', 'limit=5000')).status).toBe(400);
  });
});
