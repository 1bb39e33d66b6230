import type { DemoBatch, DemoEvent, DemoRecord } from 'vinculo/plugin';
import { describe, expect, test } from 'vitest';
import { uuid7From } from '#core/kit/uuid7.ts';
import { inventDemo } from '#plugins/crm/demo/invent.ts';
import { languages } from '#plugins/crm/demo/words/languages.ts';

const NOW = '2026-11-24T15:40:00.000Z';
const STEPS = [1, 2, 3, 4, 5].map((n) => ({ id: `step-${n}`, version: 1 }));

function eventFor(language: DemoEvent['organisation']['language'], country: string, currency: string): DemoEvent {
  return {
    seed: 'test',
    now: NOW,
    size: null,
    organisation: { language, country, currency, timeZone: 'Europe/Lisbon' },
    user: { id: 'the-administrator', name: 'Ana Prata' },
    id: (key, at) => uuid7From(new Date(at), key),
    records: (entity) => ({ find: async () => (entity === 'pipeline' ? [{ id: 'the-pipeline', version: 1 }] : STEPS) }),
  };
}

async function invented(event: DemoEvent): Promise<DemoBatch[]> {
  const batches: DemoBatch[] = [];
  for await (const batch of inventDemo(event)) batches.push(batch);
  return batches;
}

/** Begins like one of the texts, up to the first place that is filled in. */
const isOneOf = (text: string, templates: readonly string[]) =>
  templates.some((template) => {
    const [start = ''] = template.split(/[{[]/);
    return start.length > 8 && text.startsWith(start);
  });

const recordsOf = (batches: readonly DemoBatch[], entity: string): readonly DemoRecord[] =>
  batches.flatMap((batch) => ('entity' in batch && batch.entity === entity ? batch.records : []));
const standing = ({ values, changes = [] }: DemoRecord) =>
  Object.assign({}, values, ...changes.map(({ set }) => set)) as Record<string, unknown>;

describe.each([
  ['pt', 'PT', 'EUR'],
  ['pt-BR', 'BR', 'BRL'],
  ['es', 'ES', 'EUR'],
  ['en', 'GB', 'GBP'],
] as const)('the invented company in %s', async (language, country, currency) => {
  const batches = await invented(eventFor(language, country, currency));
  const all = (entity: string) => recordsOf(batches, entity);
  const values = (entity: string) => all(entity).map(standing);

  test('has what every screen needs', () => {
    expect(values('company').filter(({ kind }) => kind === 'client').length).toBeGreaterThanOrEqual(150);
    expect(all('person').length).toBeGreaterThanOrEqual(340);
    expect(all('lead').length).toBeGreaterThanOrEqual(600);
    expect(all('report').length).toBeGreaterThanOrEqual(2_500);
    for (const status of ['to_do', 'standby', 'won', 'lost', 'cancelled'])
      expect(values('lead').filter((lead) => lead['status'] === status).length).toBeGreaterThan(15);
    for (const { id } of STEPS)
      expect(values('lead').filter(({ step, status }) => step === id && status === 'to_do').length).toBeGreaterThan(2);
  });

  test('has work that is late, due today, due tomorrow and done, for the administrator too', () => {
    const tasks = values('task');
    const open = tasks.filter(({ done }) => done !== true);
    for (const day of ['2026-11-24', '2026-11-25']) expect(open.some(({ due_on }) => due_on === day)).toBe(true);
    expect(open.some((task) => String(task['due_on']) < '2026-11-24' && task['assignee'] === 'the-administrator')).toBe(true);
    expect(tasks.filter(({ done }) => done === true).length).toBeGreaterThan(500);
    const starts = values('appointment').map(({ starts_at }) => String(starts_at));
    for (const [from, to] of [
      ['2023', '2026-11-24'],
      ['2026-11-24', '2026-11-25'],
      ['2026-11-25', '2027-01'],
    ] as const)
      expect(starts.some((at) => at >= from && at < to)).toBe(true);
  });

  test('points only at what was made before, and never writes in the future', () => {
    const known = new Set(['the-administrator', 'the-pipeline', ...STEPS.map(({ id }) => id)]);
    for (const batch of batches) {
      if (!('entity' in batch)) continue;
      for (const { id } of batch.records) known.add(id);
      for (const record of batch.records) {
        const ids = JSON.stringify([record.by, record.values, record.changes]).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}/g) ?? [];
        for (const id of ids) expect(known.has(id)).toBe(true);
        const moments = [record.at, ...(record.changes ?? []).map(({ at }) => at)];
        expect([...moments].sort()).toEqual(moments);
        expect(moments.every((at) => at <= NOW)).toBe(true);
      }
    }
    expect(known.size).toBeGreaterThan(5_000);
  });

  test('is marked as invented', () => {
    for (const { name, email } of values('user'))
      expect([name, email]).toEqual([expect.stringContaining('(demo)'), expect.stringMatching(/@example\.com$/)]);
    for (const company of values('company').filter(({ email }) => email)) expect(company['email']).toMatch(/@[a-z0-9-]+\.example$/);
    for (const person of values('person').filter(({ email }) => email)) expect(person['email']).toMatch(/@[a-z0-9-]+\.example$/);
  });

  test('tells of good and bad payers, and of one big sale with many people', () => {
    const { payers, big } = languages[language].office;
    const companies = values('company');
    for (const notes of [payers.good, payers.late, payers.never])
      expect(companies.some((company) => company['notes'] === notes)).toBe(true);
    const worst = all('company').find(({ values: { notes } }) => notes === payers.never)?.id;
    const reminders = values('report').filter(
      ({ company, text }) => company === worst && isOneOf(String(text), languages[language].serving.reminder.say),
    );
    expect(reminders.length).toBeGreaterThan(2);
    const sale = values('lead').find(({ name }) => name === big.lead);
    expect(sale?.['people']).toHaveLength(9);
    expect(sale?.['status']).toBe('to_do');
  });

  test('tells the story of people who change company', () => {
    const ended = values('affiliation').filter(({ to }) => to);
    expect(ended.length).toBeGreaterThan(5);
    const again = values('affiliation').filter(({ person, to }) => !to && ended.some((one) => one['person'] === person));
    expect(again.length).toBe(ended.length);
  });
});

test('the same seed, moment and size give the same records', async () => {
  const event = eventFor('pt', 'PT', 'EUR');
  expect(JSON.stringify(await invented({ ...event, size: 40 }))).toBe(JSON.stringify(await invented({ ...event, size: 40 })));
});

test('what is larger has more of everything', async () => {
  const event = eventFor('es', 'MX', 'MXN');
  const [small, large] = await Promise.all([20, 60].map((size) => invented({ ...event, size })));
  for (const entity of ['company', 'lead', 'report'])
    expect(recordsOf(large ?? [], entity).length).toBeGreaterThan(2 * recordsOf(small ?? [], entity).length);
});
