import { describe, expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';

type Json = Readonly<Record<string, unknown>>;

const message = { en: 'Not like this' };
const entity = (rules: readonly Json[]) => ({
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Visit', many: 'Visits' } },
  'x-rule': rules,
  properties: {
    name: { 'x-type': 'text', 'x-label': { en: 'Name' }, maxLength: 100 },
    step: {
      'x-type': 'choice',
      'x-label': { en: 'Step' },
      'x-options': ['plan', 'go', 'done'].map((value) => ({ value, label: { en: value } })),
    },
    who: { 'x-type': 'text', 'x-label': { en: 'Who' }, maxLength: 100 },
    hours: { 'x-type': 'integer', 'x-label': { en: 'Hours' } },
  },
});

async function visits(...rules: Json[]) {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const base = app.engine.registry.current().revision;
  const made = await send('POST', '/changes', { base, entities: { x_visit: entity(rules) } });
  return { app, made, send, create: (values: Json) => send('POST', '/records/x_visit', values) };
}

const atStep = { field: 'step', op: 'eq', value: 'done' };
const refused = (path: string) => ({ status: 422, body: { errors: [{ path, message: 'Not like this' }] } });

describe('a rule', () => {
  it('says what must be true, and where it is not', async () => {
    const must = {
      and: [
        { field: 'hours', op: 'gt', value: 0 },
        { field: 'who', op: 'notEmpty' },
      ],
    };
    const { create } = await visits({ when: atStep, must, message });
    expect(await create({ name: 'A', step: 'done', hours: 0, who: 'Rui' })).toMatchObject(refused('/hours'));
    expect((await create({ name: 'A', step: 'done', hours: 2, who: 'Rui' })).status).toBe(201);
    expect((await create({ name: 'A', step: 'go' })).status).toBe(201);
  });

  it('of entering is asked when a record comes there, and leaves those in peace that are there', async () => {
    const { create, send } = await visits({ when: atStep, on: 'enter', require: ['who'], message });
    expect(await create({ name: 'A', step: 'done' })).toMatchObject(refused('/who'));
    const there = (await create({ name: 'A', step: 'done', who: 'Rui' })).body.data;
    expect((await send('PATCH', `/records/x_visit/${there.id}`, { who: null })).status).toBe(200);
    const one = (await create({ name: 'B', step: 'plan' })).body.data;
    expect(await send('PATCH', `/records/x_visit/${one.id}`, { step: 'done' })).toMatchObject(refused('/who'));
    expect((await send('PATCH', `/records/x_visit/${one.id}`, { step: 'done', who: 'Eva' })).status).toBe(200);
  });

  it('is the same for many records at once', async () => {
    const { create, send } = await visits({ when: atStep, on: 'enter', require: ['who'], message });
    const ids = [];
    for (const who of ['Rui', null]) ids.push((await create({ name: String(who), step: 'go', who })).body.data.id);
    const { body } = await send('POST', '/records/x_visit/batch', { ids, action: 'update', set: { step: 'done', hours: 1 } });
    // What a value asks for has to come with it, or stand in the record already: neither is known of all of them beforehand.
    await expect.poll(async () => (await send('GET', `/batches/${body.id}`)).body.state).toBe('done');
    expect((await send('GET', `/batches/${body.id}`)).body).toMatchObject({ changed: 1, skippedCount: 1 });
  });

  it.each([
    ['neither requires nor demands anything', { when: atStep, message }, '/entities/x_visit/x-rule/0', 'definition.ruleEmpty'],
    [
      'demands what is on another record',
      { when: atStep, must: { field: 'owner.name', op: 'notEmpty' }, message },
      '/entities/x_visit/x-rule/0/must/field',
      'definition.ownFields',
    ],
    [
      'demands an operator that the field does not know',
      { when: atStep, must: { field: 'hours', op: 'contains', value: '1' }, message },
      '/entities/x_visit/x-rule/0/must/op',
      'definition.operator',
    ],
  ])('that %s is refused', async (_, rule, path, code) => {
    const { made } = await visits(rule);
    expect(made.body.errors).toMatchObject([{ path, code }]);
  });
});
