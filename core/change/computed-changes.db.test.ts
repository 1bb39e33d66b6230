import { beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;
beforeEach(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
});

const formula = (expression: unknown) => newField('formula', { 'x-formula': { expression } });
const change = (company: object, rest: object = {}) =>
  sendChange({ app, as }, { company: { 'x-extends': 'company', properties: company, ...rest } });
const at = (field: string, rest = '/x-formula/expression') => `/overlays/company/properties/${field}${rest}`;

describe('a change with a formula', () => {
  it('names the field, the character and the remedy where the formula is wrong', async () => {
    const reply = await change({ x_a: formula('employees + emploies * nothing') });
    expect(reply).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID' } });
    expect(reply.body.errors).toEqual([
      { path: at('x_a'), code: 'formula.fieldNear', message: 'Character 13: There is no field “emploies”. The nearest one is employees.' },
      { path: at('x_a'), code: 'formula.field', message: expect.stringContaining('Character 24: There is no field “nothing”.') },
    ]);
  });

  it.each([
    ['no expression', newField('formula'), '/x-formula', 'required'],
    ['an unknown keyword', newField('formula', { 'x-formula': { expression: '1', extra: 1 } }), '/x-formula/extra', 'additionalProperties'],
    ['a default', { ...formula('1'), default: 5 }, '/default', 'false schema'],
    ['uniqueness', { ...formula('1'), 'x-unique': true }, '/x-unique', 'const'],
    ['SQL in a text', formula(`name == "x' OR 1=1; DROP TABLE entity.company; --" ? 1 : "a"`), '/x-formula/expression', 'formula.apart'],
    ['itself', formula('x_a + 1'), '/x-formula/expression', 'computed.cycle'],
    ['a name of JavaScript', formula('constructor'), '/x-formula/expression', 'formula.field'],
    ['10,000 characters', formula('1'.padEnd(10_000, ' ')), '/x-formula/expression', 'maxLength'],
    ['no path', newField('lookup', { 'x-lookup': { path: 'name' } }), '/x-lookup/path', 'pattern'],
    ['a path through a text', newField('lookup', { 'x-lookup': { path: 'name.city' } }), '/x-lookup/path', 'formula.notRelation'],
    [
      'a relation that is none',
      newField('rollup', { 'x-rollup': { relation: 'name', aggregate: 'count' } }),
      '/x-rollup/relation',
      'rollup.relation',
    ],
    ['nothing to add up', newField('rollup', { 'x-rollup': { relation: 'leads', aggregate: 'sum' } }), '/x-rollup/field', 'required'],
    [
      'a sum of texts',
      newField('rollup', { 'x-rollup': { relation: 'leads', aggregate: 'sum', field: 'name' } }),
      '/x-rollup/field',
      'measure.notMeasurable',
    ],
    [
      'a filter that does not fit',
      newField('rollup', { 'x-rollup': { relation: 'leads', aggregate: 'count', filter: { field: 'name', op: 'gt', value: 1 } } }),
      '/x-rollup/filter/op',
      'definition.operator',
    ],
  ])('is refused: %s', async (_name, field, path, code) => {
    const reply = await change({ x_a: field });
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ path: at('x_a', path), code }));
  });

  it('is refused where formulas go round in a circle, also across entities', async () => {
    const lead = { 'x-extends': 'lead', properties: { x_back: formula('company.x_c + 1') } };
    const company = {
      'x-extends': 'company',
      properties: {
        x_a: formula('x_b'),
        x_b: formula('x_a'),
        x_c: newField('rollup', { 'x-rollup': { relation: 'leads', aggregate: 'max', field: 'x_back' } }),
      },
    };
    const reply = await sendChange({ app, as }, { company, lead });
    expect(reply.body.errors.map(({ path, code }: Record<string, string>) => [path, code])).toEqual(
      expect.arrayContaining([
        [at('x_a'), 'computed.cycle'],
        [at('x_b'), 'computed.cycle'],
        [at('x_c', '/x-rollup/field'), 'computed.cycle'],
        ['/overlays/lead/properties/x_back/x-formula/expression', 'computed.cycle'],
      ]),
    );
    expect(JSON.stringify(reply.body.errors)).toContain('company.x_a → company.x_b → company.x_a');
  });

  it('does not let formulas upon formulas grow without end', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`x_f${i}`, formula(i === 0 ? 'employees' : `x_f${i - 1} + x_f${i - 1}`)]),
    );
    expect((await change(fields)).body.errors).toContainEqual(expect.objectContaining({ code: 'computed.large' }));
  });

  it('makes neither a column nor a task, and stays what it is when the same is sent again', async () => {
    const plan = await sendChange(
      { app, as },
      { company: { 'x-extends': 'company', properties: { x_a: formula('employees * 2') } } },
      { dryRun: true },
    );
    expect(plan.body).toMatchObject({ severity: 'safe', steps: [{ kind: 'add_field', field: 'x_a', sql: [] }] });
    expect((await change({ x_a: formula('employees * 2') })).status).toBe(200);
    const made = (await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'A', employees: 4 } })).body.data;
    expect(made.x_a).toBe(8);
    const { overlay } = (await app.send({ as, url: '/schema/company' })).body;
    const revision = app.engine.registry.current().revision;
    expect((await sendChange({ app, as }, { company: overlay })).status).toBe(200);
    expect(app.engine.registry.current().revision).toBe(revision);
    expect((await change({ x_a: formula('string') })).status).toBe(422);
    expect(
      (await change({ ...overlay.properties, x_a: { ...overlay.properties.x_a, 'x-formula': { expression: 'name + "!"' } } })).status,
    ).toBe(200);
    expect((await app.send({ as, url: `/records/company/${made.id}` })).body.data.x_a).toBe('A!');
  });

  it('may lose a field: the plan says which formulas, and they are empty and marked broken until it comes back', async () => {
    const fields = { x_n: newField('integer'), x_a: formula('x_n + 1'), x_b: formula('x_a * 2'), x_view: newField('text') };
    expect((await change(fields)).status).toBe(200);
    const { id } = (await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'A', x_n: 4 } })).body.data;
    const { overlay } = (await app.send({ as, url: '/schema/company' })).body;
    const { properties } = overlay;
    const without = { ...properties, x_n: { ...properties.x_n, 'x-lifecycle': { state: 'retired' } } };
    const plan = await sendChange({ app, as }, { company: { ...overlay, properties: without } }, { dryRun: true });
    expect(plan.body.steps).toContainEqual(
      expect.objectContaining({ kind: 'retire_field', dependents: expect.arrayContaining(['formula:company.x_a', 'formula:company.x_b']) }),
    );
    expect((await change(without)).status).toBe(200);
    const read = async (query = '') => app.send({ as, url: `/records/company?fields=x_a,x_b${query}` });
    expect((await read()).body.data[0]).toMatchObject({ x_a: null, x_b: null });
    expect((await read('&sort=x_b')).status).toBe(200);
    const { entity } = (await app.send({ as, url: '/schema/company' })).body;
    expect(entity.fields.find(({ name }: { name: string }) => name === 'x_b')).toMatchObject({
      type: 'formula',
      computed: { broken: true },
    });
    // Something else can still be changed; the formula itself cannot, unless it is mended.
    expect((await change({ ...without, x_view: { ...without.x_view, 'x-label': { en: 'B' } } })).status).toBe(200);
    expect((await change({ ...without, x_a: { ...without.x_a, 'x-formula': { expression: 'x_n + 2' } } })).body.errors).toMatchObject([
      { path: at('x_a'), code: 'formula.retired' },
    ]);
    expect((await change(properties)).status).toBe(200);
    expect((await app.send({ as, url: `/records/company/${id}` })).body.data).toMatchObject({ x_a: 5, x_b: 10 });
  });

  it('is not what rights, rules or requirements depend on', async () => {
    const fields = { x_a: formula('employees') };
    const member = [{ actions: ['read'], rows: { field: 'x_a', op: 'gt', value: 1 }, fields: 'all' }];
    const rule = { when: { field: 'x_a', op: 'gt', value: 1 }, require: ['city'], message: { en: 'City.' } };
    expect((await change(fields, { 'x-permission': { member } })).body.errors).toMatchObject([
      { path: '/overlays/company/x-permission/member/0/rows', code: 'computed.rows' },
    ]);
    expect((await change(fields, { 'x-rule': [rule] })).body.errors).toMatchObject([
      { path: '/overlays/company/x-rule/0/when/field', code: 'definition.computed' },
    ]);
    expect((await change(fields, { required: ['x_a'] })).body.errors).toMatchObject([{ code: 'computed.stored' }]);
  });

  it('serves filters of views like what comes out of it', async () => {
    const view = (op: string) => ({ key: 'x_big', label: { en: 'Big' }, filter: { field: 'x_a', op, value: 10 } });
    const fields = { x_a: formula('employees') };
    expect((await change(fields, { 'x-view': { views: [view('contains')] } })).body.errors).toMatchObject([
      { code: 'definition.operator' },
    ]);
    expect((await change(fields, { 'x-view': { views: [view('gt')] } })).status).toBe(200);
  });
});

describe('a formula that is being typed', () => {
  const check = (body: unknown, who = as) => app.send({ as: who, method: 'POST', url: '/schema/company/formula/check', body });

  it('tells its type, what it gives for three records, and what to beware of', async () => {
    for (const [name, employees] of [
      ['A', 4],
      ['B', 0],
      ['C', null],
      ['D', 5],
    ] as const)
      await app.send({ as, method: 'POST', url: '/records/company', body: { name, employees } });
    const { status, body } = await check({ expression: '100 / employees', scale: 1 });
    expect(status).toBe(200);
    expect(body).toEqual({
      type: 'decimal',
      keywords: { 'x-decimal': { scale: 1 } },
      problems: [
        { from: 6, to: 15, code: 'formula.mayDivideByZero', message: 'Where this is zero, the result is empty.', level: 'warning' },
      ],
      examples: [
        { id: expect.any(String), title: 'D', value: '20.0' },
        { id: expect.any(String), title: 'C', value: null },
        { id: expect.any(String), title: 'B', value: null },
      ],
    });
  });

  it('tells every mistake with its place, and knows the fields of the draft', async () => {
    expect((await check({ expression: 'x_draft +', field: 'x_f' })).body).toMatchObject({
      type: null,
      problems: [{ code: 'formula.end', level: 'error' }],
    });
    expect((await check({ expression: 'x_draft + 1', field: 'x_f' })).body.problems).toMatchObject([
      { from: 0, to: 7, code: 'formula.field' },
    ]);
    const properties = {
      x_draft: { 'x-type': 'integer' },
      x_bad: { 'x-type': 5 },
      x_other: { 'x-type': 'formula', 'x-formula': { expression: 'x_f' } },
    };
    expect((await check({ expression: 'x_draft + 1', field: 'x_f', properties })).body).toMatchObject({
      type: 'integer',
      problems: [],
      examples: [],
    });
    expect((await check({ expression: 'x_bad + 1', field: 'x_f', properties })).body.problems).toMatchObject([{ code: 'formula.field' }]);
    expect((await check({ expression: 'x_other + 1', field: 'x_f', properties })).body.problems).toMatchObject([
      { code: 'computed.cycle', level: 'error' },
    ]);
  });

  it('is for administrators', async () => {
    expect((await app.send({ method: 'POST', url: '/schema/company/formula/check', body: { expression: '1' } })).status).toBe(401);
  });
});
