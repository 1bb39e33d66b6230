import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, FOUNDER, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;

beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
});

const retired = { 'x-lifecycle': { state: 'retired' } };

describe('a field that is needed', () => {
  it.each([
    ['the engine reads it', 'user', 'active', retired, 'x-lifecycle'],
    ['the engine reads its links', 'user', 'teams', retired, 'x-lifecycle'],
    ['a plugin sorts by it', 'pipeline', 'position', retired, 'x-lifecycle'],
    ['a plugin fills it in', 'lead', 'closed_on', retired, 'x-lifecycle'],
    ['it is required', 'lead', 'step', retired, 'x-lifecycle'],
    ['it is required and has locked options', 'lead', 'status', retired, 'x-lifecycle'],
    ['it is required and would be read-only', 'report', 'text', { readOnly: true }, 'readOnly'],
    ['records are known by it', 'company', 'name', retired, 'x-lifecycle'],
    ['records are known by it and it would be read-only', 'company', 'name', { readOnly: true }, 'readOnly'],
    ['the engine knows its options', 'user', 'theme', { 'x-options': [{ value: 'neon', label: { en: 'Neon' } }] }, 'x-options/0'],
  ])('stays as it is: %s', async (_why, entity, field, adjustment, keyword) => {
    const reply = await sendChange({ app, as }, { [entity]: { properties: { [field]: adjustment } } });
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'CHANGE_INVALID', errors: [{ path: `/overlays/${entity}/properties/${field}/${keyword}`, code: 'merge.locked' }] },
    });
    expect((await app.send({ method: 'POST', url: '/session', body: { email: FOUNDER.email, password: FOUNDER.password } })).status).toBe(
      201,
    );
  });

  it('may become read-only where every new record gets its value', async () => {
    expect((await sendChange({ app, as }, { user: { properties: { theme: { readOnly: true } } } })).status).toBe(200);
    expect((await app.send({ as, method: 'POST', url: '/records/user', body: { name: 'Nuno' } })).status).toBe(201);
    await sendChange({ app, as }, { user: {} });
  });
});

describe('retiring a field', () => {
  it('is a breaking step that names what would miss it, and bringing it back is one as well', async () => {
    const properties = { x_old: newField('text', { 'x-view': { visibleWhen: { field: 'city', op: 'notEmpty' } } }) };
    await sendChange({ app, as }, { company: { properties } });
    const gone = await sendChange({ app, as }, { company: { properties: { ...properties, city: retired } } });
    expect(gone.body.plan).toMatchObject({
      severity: 'breaking',
      steps: [
        {
          kind: 'retire_field',
          field: 'city',
          title: { en: 'Retire the field City of Company; its data is kept' },
          dependents: ['list:company', 'header:company', 'expected:company', 'visibility:company.x_old'],
        },
        { kind: 'drop_index', sql: [expect.stringContaining('ix_company_city_search')] },
      ],
    });
    const back = await sendChange({ app, as }, { company: { properties } });
    expect(back.body.plan).toMatchObject({ severity: 'safe', steps: [{ kind: 'restore_field', field: 'city' }, { kind: 'add_index' }] });
    await sendChange({ app, as }, { company: {} });
  });

  it('is refused while a rule asks for it or looks at it', async () => {
    const rule = { when: { field: 'sector', op: 'notEmpty' }, require: ['city'], message: { en: 'Where?' } };
    await sendChange({ app, as }, { company: { 'x-rule': [rule] } });
    const { 'x-rule': rules } = (await app.send({ as, url: '/schema/company' })).body.overlay;
    for (const field of ['city', 'sector'])
      expect(await sendChange({ app, as }, { company: { 'x-rule': rules, properties: { [field]: retired } } })).toMatchObject({
        status: 422,
        body: { errors: [{ path: `/overlays/company/properties/${field}/x-lifecycle`, code: 'definition.ruled' }] },
      });
    await sendChange({ app, as }, { company: {} });
  });

  it('is refused while a row condition looks at it', async () => {
    const own = [{ actions: ['read'], rows: { field: 'company.x_region', op: 'eq', value: 'north' }, fields: 'all' }];
    const region = newField('text');
    expect(
      (await sendChange({ app, as }, { company: { properties: { x_region: region } }, task: { 'x-permission': { member: own } } })).status,
    ).toBe(200);
    expect(await sendChange({ app, as }, { company: { properties: { x_region: { ...region, ...retired } } } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/task/x-permission/member/0/rows/field', code: 'field.unknown' }] },
    });
    expect((await sendChange({ app, as }, { company: {}, task: {} })).status).toBe(200);
  });
});
