import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { readInbox } from '#core/test/inbox.ts';

let app: TestApp;
let ana: Session;
let rui: Session;
const ZONE = 'America/Sao_Paulo';

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  await app.send({ as: rui, method: 'PATCH', url: '/session/preferences', body: { timeZone: ZONE, language: 'pt-BR', country: 'BR' } });
});

const day = (shift: number): string => dayInZone(new Date(Date.now() + shift * 86_400_000), ZONE);
const addTask = async (title: string, due_on: string | null, more: object = {}): Promise<string> => {
  const body = { title, due_on, assignee: rui.userId, ...more };
  return (await app.send({ as: rui, method: 'POST', url: '/records/task', body })).body.data.id;
};
const tell = () => app.engine.background.runNow('core.due');
const nextDay = () => app.engine.database.run(sql`UPDATE vinculo.due_day SET day = day - 1`);
const due = async (as: Session) => (await readInbox(app, as, '?limit=100')).data.filter(({ kind }) => kind === 'due');

describe('at the start of the day', () => {
  it('everybody is told once what they have to do: what is due, and what is overdue', async () => {
    const today = await addTask('Hoje', day(0));
    const late = await addTask('Atrasada', day(-3));
    await addTask('Amanhã', day(1));
    await addTask('Feita', day(0), { done: true });
    await addTask('Esquecida', day(-40));
    await addTask('Sem data', null);
    await addTask('De outra pessoa', day(0), { assignee: ana.userId });
    await Promise.all([tell(), tell()]);
    await tell();
    const told = await due(rui);
    expect(new Map(told.map(({ record, text }) => [record.id, text]))).toEqual(
      new Map([
        [today, 'Vence hoje'],
        [late, `Em atraso desde ${day(-3).split('-').reverse().join('/')}`],
      ]),
    );
    expect(told.map(({ actor }) => actor)).toEqual([null, null]);
    expect(await due(ana)).toMatchObject([{ record: { title: 'De outra pessoa' }, text: 'Due today' }]);
  });

  it('nothing is told again that day, whatever is edited', async () => {
    const before = await due(rui);
    for (const { record } of before)
      await app.send({ as: rui, method: 'PATCH', url: `/records/task/${record.id}`, body: { title: 'Outro título' } });
    await addTask('Nova para hoje', day(0));
    await tell();
    expect((await due(rui)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('what is still open the next day is told anew: the same line if it was not read', async () => {
    const [first, second] = await due(rui);
    await app.send({ as: rui, method: 'POST', url: '/notifications/read', body: { ids: [first?.id] } });
    await app.send({ as: rui, method: 'PATCH', url: `/records/task/${second?.record.id}`, body: { due_on: day(-1) } });
    await nextDay();
    await tell();
    const told = await due(rui);
    const of = (record: string | undefined) => told.filter((one) => one.record.id === record).map(({ read }) => read);
    expect(of(first?.record.id)).toEqual([false, true]);
    expect(of(second?.record.id)).toEqual([false]);
  });
});
