import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;

beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
});

/** Refused with the reason at the place, and nothing of it stays. */
async function refused(overlays: unknown, path: string, code: string): Promise<void> {
  const revision = app.engine.registry.current().revision;
  const reply = await sendChange({ app, as }, overlays);
  expect(reply).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID' } });
  expect(reply.body.errors).toContainEqual(expect.objectContaining({ path, code }));
  expect(app.engine.registry.current().revision).toBe(revision);
}

const task = (overlay: unknown) => ({ task: overlay });
const withField = (type: string, rest: Readonly<Record<string, unknown>>) => task({ properties: { x_a: newField(type, rest) } });

describe('names, limits and what is in use', () => {
  const textField = newField('text', { maxLength: 50 });
  const machine = { 'x-entity': { titleField: 'name' }, 'x-label': { en: { one: 'M', many: 'Ms' } }, properties: { name: textField } };
  const send = (body: unknown) => app.send({ as, method: 'POST', url: '/changes', body });
  const base = () => app.engine.registry.current().revision;

  it.each(['select', 'table', `x_${'a'.repeat(300)}`, 'x_😀', 'constructor', 'X_A', 'x_', ''])('no entity is called “%s”', async (name) => {
    const reply = await send({ base: base(), entities: { [name]: machine } });
    expect(reply).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID' } });
    expect(reply.body.errors[0]).toMatchObject({ path: `/entities/${name}`, code: 'propertyNames' });
  });

  it('a name that would reach into every object is no JSON here', async () => {
    const body = `{"base":${base()},"entities":{"__proto__":${JSON.stringify(machine)}}}`;
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  const options = Array.from({ length: 10_000 }, (_, i) => ({ value: `v${i}`, label: { en: `V ${i}` } }));
  const columns = Object.fromEntries(Array.from({ length: 1_600 }, (_, i) => [`x_c${i}`, textField]));
  it.each([
    ['10,000 options', withField('choice', { 'x-options': options }), '/overlays/task/properties/x_a/x-options', 'maxItems'],
    ['1,600 fields', task({ properties: columns }), '/overlays/task/properties', 'maxProperties'],
    ['a field called select', task({ properties: { select: textField } }), '/overlays/task/properties/select', 'definition.prefix'],
    [
      'a field called constructor',
      task({ properties: { constructor: textField } }),
      '/overlays/task/properties/constructor',
      'definition.prefix',
    ],
    ['an unknown keyword', withField('text', { 'x-nonsense': 1 }), '/overlays/task/properties/x_a/x-nonsense', 'unevaluatedProperties'],
    ['limits that cross', withField('integer', { minimum: 5, maximum: 1 }), '/overlays/task/properties/x_a/maximum', 'definition.range'],
    [
      'a formula of itself',
      withField('formula', { 'x-formula': { expression: 'x_a + 1' } }),
      '/overlays/task/properties/x_a/x-formula/expression',
      'computed.cycle',
    ],
  ])('refuses %s', async (_name, overlays, path, code) => refused(overlays, path, code));

  it('a field that a rule uses stays until the rule lets go of it', async () => {
    const rule = { when: { field: 'x_ruled', op: 'notEmpty' }, require: ['notes'], message: { en: 'Why?' } };
    const company = (ruled: unknown, rules: readonly unknown[]) => ({ company: { properties: { x_ruled: ruled }, 'x-rule': rules } });
    const retired = { ...textField, 'x-lifecycle': { state: 'retired' } };
    expect(await sendChange({ app, as }, company(textField, [rule]))).toMatchObject({ status: 200 });
    await refused(company(retired, [rule]), '/overlays/company/properties/x_ruled/x-lifecycle', 'definition.ruled');
    expect(await sendChange({ app, as }, company(retired, []))).toMatchObject({ status: 200 });
  });
});

describe('the shape of a change', () => {
  const field = '/overlays/task/properties/x_a';
  const links = (attributes: unknown) => withField('relation_many', { 'x-relation': { target: 'person', attributes } });
  it.each([
    ['a field that is null', task({ properties: { x_a: null } }), field, 'type'],
    ['a list of fields', task({ properties: [] }), '/overlays/task/properties', 'type'],
    ['options that are a text', withField('choice', { 'x-options': 'abc' }), `${field}/x-options`, 'type'],
    ['an option that is null', withField('choice', { 'x-options': [null] }), `${field}/x-options/0`, 'type'],
    ['indexes that are a text', task({ 'x-index': 'abc' }), '/overlays/task/x-index', 'type'],
    ['an index that is null', task({ 'x-index': [null] }), '/overlays/task/x-index/0', 'type'],
    ['rules that are no list', task({ 'x-rule': {} }), '/overlays/task/x-rule', 'type'],
    ['a link attribute that is null', links({ role: null }), `${field}/x-relation/attributes/role`, 'type'],
    [
      'a link attribute with the same value twice',
      links({ role: { type: 'string', enum: ['a', 'a'] } }),
      `${field}/x-relation/attributes/role/enum`,
      'uniqueItems',
    ],
    ['a member nobody knows', task({ 'x-evil': 1 }), '/overlays/task/x-evil', 'additionalProperties'],
    ['another entity inside', task({ 'x-extends': 'user' }), '/overlays/task/x-extends', 'const'],
    [
      'an option value with signs',
      withField('choice', { 'x-options': [{ value: 'a"b', label: { en: 'A' } }] }),
      `${field}/x-options/0/value`,
      'pattern',
    ],
    [
      'a label with NUL',
      task({ properties: { x_a: { 'x-type': 'text', 'x-label': { en: 'a\u0000' } } } }),
      `${field}/x-label/en`,
      'text.nul',
    ],
    [
      'a label with half a character',
      task({ properties: { x_a: { 'x-type': 'text', 'x-label': { en: 'a\ud800' } } } }),
      `${field}/x-label/en`,
      'text.encoding',
    ],
  ])('is checked before anything else: %s', (_name, overlays, path, code) => refused(overlays, path, code));

  it('ends somewhere', async () => {
    const deep = `${'{"not":'.repeat(5_000)}{"field":"title","op":"empty"}${'}'.repeat(5_000)}`;
    const body = `{"base":1,"overlays":{"task":{"x-rule":[{"when":${deep},"require":["title"],"message":{"en":"x"}}]}}}`;
    const reply = await app.send({ as, method: 'POST', url: '/changes', body });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ code: 'definition.deep' }] } });
  });

  it.each([
    ['above the current one', { base: 999_999, overlays: { task: {} } }, '/base', 'change.base'],
    ['that is no whole number', { base: 1.5, overlays: { task: {} } }, '/base', 'type'],
    ['with something beside it', { base: 1, overlays: { task: {} }, zzz: 1 }, '/zzz', 'additionalProperties'],
    ['without overlays', { base: 1, overlays: {} }, '/overlays', 'minProperties'],
  ])('has a base: refused is one %s', async (_name, body, path, code) => {
    const reply = await app.send({ as, method: 'POST', url: '/changes', body });
    expect(reply).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID', errors: [{ path, code }] } });
  });
});

describe('a change without effect', () => {
  it('makes no revision', async () => {
    const overlay = { properties: { x_note: newField('text') }, required: [] };
    const first = await sendChange({ app, as }, { team: overlay });
    const again = await sendChange({ app, as }, { team: overlay, task: { properties: {} } });
    expect(again).toMatchObject({ status: 200, body: { revision: first.body.revision, plan: { severity: 'safe', steps: [] } } });
    const revisions = (await app.send({ as, url: '/revisions' })).body.data;
    expect(revisions[0].revision).toBe(first.body.revision);
    await sendChange({ app, as }, { team: {} });
  });
});

describe('a default', () => {
  const at = '/overlays/task/properties/x_a/default';
  const company = { 'x-relation': { target: 'company' } };
  it.each([
    ['a script', 'url', { default: 'javascript:alert(1)' }, at, 'url.scheme'],
    ['a word of another type', 'integer', { default: '$user' }, at, 'type'],
    ['a word that does not exist', 'date', { default: '$nonsense' }, at, 'definition.dynamic'],
    ['a day before all days', 'date', { default: '$today-9999y' }, at, 'definition.dynamic'],
    ['a person where a company belongs', 'relation_one', { default: '$user', ...company }, at, 'definition.dynamic'],
    ['teams where one record belongs', 'user', { default: '$user.teams' }, at, 'definition.dynamic'],
    ['a day that does not exist', 'date', { default: '2026-02-30' }, at, 'format.date'],
    ['an amount below the limit', 'decimal', { default: '1', 'x-decimal': { minimum: '10' } }, at, 'minimum'],
    ['a currency that does not exist', 'money', { default: { value: '1', currency: 'ZZZ' } }, at, 'currency.unknown'],
    [
      'a link attribute of another type',
      'relation_many',
      { 'x-relation': { target: 'person', attributes: { main: { type: 'boolean', default: 'yes' } } } },
      '/overlays/task/properties/x_a/x-relation/attributes/main/default',
      'type',
    ],
  ])('must be a value of its field: refused is %s', (_name, type, rest, path, code) => refused(withField(type, rest), path, code));

  it('that is wrong is explained in the reader’s language only', async () => {
    const spanish = await buildTestApp();
    const reader = await setUpApp(spanish, 'es');
    const reply = await sendChange({ app: spanish, as: reader }, withField('text', { maxLength: 2, default: 'long' }));
    expect(reply.body.errors).toEqual([{ path: at, code: 'maxLength', message: 'Escriba como máximo 2 caracteres.' }]);
  });

  it('may be worked out for the one who creates the record', async () => {
    const fields = {
      x_by: newField('user', { default: '$user' }),
      x_for: newField('relation_one', { 'x-relation': { target: 'department' }, default: '$user.department' }),
      x_on: newField('date', { default: '$month+1m' }),
      x_at: newField('date_time', { default: '$now-2d' }),
      x_tel: newField('phone', { default: '912 345 678' }),
    };
    expect((await sendChange({ app, as }, task({ properties: fields }))).status).toBe(200);
    const created = await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'A', x_tel: null } });
    expect(created).toMatchObject({ status: 201, body: { data: { x_by: as.userId, x_for: null } } });
    await sendChange({ app, as }, task({}));
  });
});

describe('a condition on rows', () => {
  const grant = (rows: unknown) => task({ 'x-permission': { member: [{ actions: ['read'], rows, fields: 'all' }] } });
  const at = '/overlays/task/x-permission/member/0/rows';
  it.each([
    ['a field that does not exist', { field: 'nonexist', op: 'empty' }, `${at}/field`, 'field.unknown'],
    ['a field that does not exist over there', { field: 'company.nonexist', op: 'eq', value: 'x' }, `${at}/field`, 'field.unknown'],
    ['a way through something that leads nowhere', { field: 'title.x', op: 'empty' }, `${at}/field`, 'filter.notRelation'],
    [
      'too long a way',
      { field: 'lead.company.parent', op: 'some', value: { field: 'parent.name', op: 'empty' } },
      `${at}/value/field`,
      'filter.tooFar',
    ],
    ['a day that is none', { field: 'due_on', op: 'eq', value: 'abc' }, `${at}/value`, 'operand.date'],
    ['a number that is none, over there', { field: 'company.employees', op: 'gt', value: 'abc' }, `${at}/value`, 'operand.number'],
    ['an operator of another type', { field: 'done', op: 'gt', value: true }, `${at}/op`, 'definition.operator'],
    ['one value where two belong', { field: 'due_on', op: 'between', value: '2026-01-01' }, `${at}/value`, 'filter.range'],
    ['a list where one belongs', { field: 'assignee', op: 'eq', value: '$user.teams' }, `${at}/value`, 'definition.dynamic'],
    ['a word that does not exist', { field: 'due_on', op: 'lt', value: '$yesterday' }, `${at}/value`, 'definition.dynamic'],
    ['an owner that such records do not have', { field: 'department.owner', op: 'empty' }, `${at}/field`, 'field.unknown'],
    ['an inner condition that is none', { field: 'company', op: 'some', value: { field: 'name' } }, `${at}/value`, 'filter.shape'],
  ])('must hold for every reader: refused is %s', (_name, rows, path, code) => refused(grant(rows), path, code));

  it('may follow relations and know the caller', async () => {
    const rows = {
      or: [
        { field: 'assignee', op: 'in', value: [as.userId, '$user'] },
        { field: 'company.parent.owner', op: 'eq', value: '$user' },
        { field: 'lead.team', op: 'in', value: '$user.teams' },
        { field: 'due_on', op: 'between', value: ['$today-7d', '$today'] },
        { field: 'company', op: 'some', value: { field: 'leads', op: 'none', value: { field: 'status', op: 'eq', value: 'won' } } },
      ],
    };
    expect((await sendChange({ app, as }, grant(rows))).status).toBe(200);
    await sendChange({ app, as }, task({}));
  });
});

describe('a rule', () => {
  const rule = (when: unknown, require = ['notes']) => task({ 'x-rule': [{ when, require, message: { en: 'x' } }] });
  const at = '/overlays/task/x-rule/0';
  it.each([
    ['looks over relations', rule({ field: 'company.name', op: 'eq', value: 'x' }), `${at}/when/field`, 'definition.ownFields'],
    [
      'asks what is linked',
      rule({ field: 'company', op: 'some', value: { field: 'name', op: 'eq', value: 'x' } }),
      `${at}/when/field`,
      'definition.ownFields',
    ],
    ['looks at what is filled in later', rule({ field: 'created_at', op: 'notEmpty' }), `${at}/when/field`, 'field.unknown'],
    ['compares with who asks', rule({ field: 'assignee', op: 'eq', value: '$user' }), `${at}/when/value`, 'definition.dynamic'],
    ['compares with what is no day', rule({ field: 'due_on', op: 'eq', value: 'abc' }), `${at}/when/value`, 'operand.date'],
    [
      'asks for what nobody can fill in',
      rule({ field: 'done', op: 'eq', value: true }, ['deleted_at']),
      `${at}/require/0`,
      'field.unknown',
    ],
  ])('is refused when it %s', (_name, overlays, path, code) => refused(overlays, path, code));
});

describe('an index', () => {
  const index = (on: string[], rest = {}) => ({ 'x-index': [{ on, ...rest }] });
  it.each([
    ['of prose', { company: index(['notes']) }, '/overlays/company/x-index/0', 'definition.indexLength'],
    ['of links', { lead: index(['people']) }, '/overlays/lead/x-index/0', 'definition.noIndex'],
    [
      'of a text without a length',
      { task: { properties: { x_a: newField('text', { 'x-unique': true }) } } },
      '/overlays/task/properties/x_a/x-unique',
      'definition.indexLength',
    ],
    [
      'of links that shall be unique',
      { task: { properties: { x_a: newField('relation_many', { 'x-unique': true, 'x-relation': { target: 'person' } }) } } },
      '/overlays/task/properties/x_a/x-unique',
      'definition.noIndex',
    ],
    [
      'of texts that are too long together',
      { company: index(['legal_name', 'name', 'address']) },
      '/overlays/company/x-index/0',
      'definition.indexLength',
    ],
  ])('that could not take every value is refused: one %s', (_name, overlays, path, code) => refused(overlays, path, code));

  it('takes the longest text its field takes', async () => {
    await sendChange({ app, as }, withField('text', { 'x-unique': true, maxLength: 650 }));
    await app.engine.tasks.run();
    const longest = Array.from({ length: 650 }, () => String.fromCodePoint(0x20000 + Math.floor(Math.random() * 40_000))).join('');
    const created = await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'A', x_a: longest.slice(0, 650) } });
    expect(created.status).toBe(201);
    expect((await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'A', x_a: longest.slice(0, 650) } })).status).toBe(
      409,
    );
    await sendChange({ app, as }, task({}));
  });
});

it('refuses a pattern that could stop the node', () =>
  refused(withField('text', { pattern: '^(a+)+$' }), '/overlays/task/properties/x_a/pattern', 'definition.pattern'));
