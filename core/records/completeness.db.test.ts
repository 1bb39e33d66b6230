import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

const option = (value: string) => ({ value, label: { en: value } });
const visit = {
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Visit', many: 'Visits' } },
  'x-view': { expected: ['place', 'people', 'state', 'hours'] },
  properties: {
    name: newField('text', { maxLength: 100 }),
    place: newField('text', { maxLength: 100 }),
    people: newField('relation_many', { 'x-relation': { target: 'person' } }),
    state: newField('choice', { 'x-options': [option('a'), option('b')] }),
    hours: newField('integer'),
  },
};

async function visits(more: Json = {}) {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const base = () => app.engine.registry.current().revision;
  const made = await send('POST', '/changes', { base: base(), entities: { x_visit: { ...visit, ...more } } });
  expect(made.body.errors).toBeUndefined();
  const person = (await send('POST', '/records/person', { name: 'Eva Prata' })).body.data;
  await send('POST', '/records/x_visit', { name: 'Empty' });
  await send('POST', '/records/x_visit', { name: 'Half', place: 'Porto', state: 'a' });
  const full = (await send('POST', '/records/x_visit', { name: 'Full', place: 'Faro', state: 'b', hours: 0, people: [{ id: person.id }] }))
    .body.data;
  return { app, as, send, base, full };
}

const ask = (condition: Json) => encodeURIComponent(JSON.stringify(condition));

describe('how complete a record is', () => {
  it('is told, sorted by, filtered by and grouped like any number', async () => {
    const { send, full } = await visits();
    const sorted = (await send('GET', '/records/x_visit?fields=name,completeness&sort=-completeness')).body.data;
    expect(sorted).toMatchObject([
      { name: 'Full', completeness: '100' },
      { name: 'Half', completeness: '50' },
      { name: 'Empty', completeness: '0' },
    ]);
    const missing = await send('GET', `/records/x_visit?filter=${ask({ field: 'completeness', op: 'lt', value: '100' })}&sort=name`);
    expect(missing.body.data.map(({ name }: Json) => name)).toEqual(['Empty', 'Half']);
    expect((await send('GET', `/records/x_visit/${full.id}?fields=completeness`)).body.data).toMatchObject({ completeness: '100' });
    const averaged = await send('POST', '/records/x_visit/aggregate', { measures: [{ op: 'avg', field: 'completeness' }] });
    expect(Number(averaged.body.data[0].values['avg:completeness'])).toBe(50);
    expect((await send('PATCH', `/records/x_visit/${full.id}`, { completeness: '3' })).body.errors).toMatchObject([
      { code: 'field.readOnly' },
    ]);
  });

  it('follows what the administrator expects, and a field that goes', async () => {
    const { app, as, send, base, full } = await visits();
    const { definition } = (await send('GET', '/schema/x_visit')).body;
    const { hours: _, ...rest } = definition.properties;
    await send('POST', '/changes', {
      base: base(),
      entities: { x_visit: { ...definition, properties: rest, 'x-view': { expected: ['place', 'people', 'state'] } } },
    });
    expect((await send('GET', `/records/x_visit/${full.id}?fields=completeness`)).body.data).toMatchObject({ completeness: '100' });
    // Where nobody expects anything there is no such field.
    expect((await send('GET', '/records/task?fields=completeness')).status).toBe(400);
    expect(await sendChange({ app, as }, { task: { 'x-view': { expected: ['gone'] } } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/task/x-view/expected/0' }] },
    });
    expect(await sendChange({ app, as }, { task: { 'x-view': { expected: ['version'] } } })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'field.readOnly' }] },
    });
  });

  it('is not told to somebody who may not see what it is made from', async () => {
    const grant = { actions: ['read'], rows: 'all', fields: { except: ['hours'] } };
    const { app, as } = await visits({ 'x-permission': { member: [grant] } });
    const member = await addMember(app, as);
    expect((await app.send({ as: member, url: '/records/x_visit?fields=completeness' })).status).toBe(403);
    const filter = ask({ field: 'completeness', op: 'lt', value: '100' });
    expect((await app.send({ as: member, url: `/records/x_visit?filter=${filter}` })).status).toBe(403);
    expect((await app.send({ as: member, url: '/records/x_visit' })).body.data[0]).not.toHaveProperty('completeness');
  });
});
