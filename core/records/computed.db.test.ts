import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp, type TestReply } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let boss: Session;
const ids: Record<string, string> = {};

const formula = (expression: string, more = {}) => newField('formula', { 'x-formula': { expression, ...more } });
const lookup = (path: string) => newField('lookup', { 'x-lookup': { path } });
const rollup = (settings: object) => newField('rollup', { 'x-rollup': settings });

const companyFields = {
  x_size: formula('employees >= 50 ? "large" : isEmpty(employees) ? "unknown" : "small"'),
  x_per_head: formula('round(x_turnover / employees, 3)', { scale: 3 }),
  x_turnover: newField('money'),
  x_leads: rollup({ relation: 'leads', aggregate: 'count' }),
  x_open: rollup({ relation: 'leads', aggregate: 'sum', field: 'amount', filter: { field: 'name', op: 'contains', value: 'open' } }),
  x_largest: rollup({ relation: 'leads', aggregate: 'max', field: 'amount' }),
};
const leadFields = {
  x_fee: formula('amount * 0.1'),
  x_where: formula('upper(company.city) + " / " + name'),
  x_city: lookup('company.city'),
  x_owner: lookup('company.owner'),
  x_company_size: lookup('company.x_size'),
};

async function create(entity: string, body: object): Promise<string> {
  const made = await app.send({ as: boss, method: 'POST', url: `/records/${entity}`, body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.data.id as string;
}

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  boss = await setUpApp(app);
  const changed = await sendChange(
    { app, as: boss },
    {
      company: { 'x-extends': 'company', properties: companyFields },
      lead: { 'x-extends': 'lead', properties: leadFields },
    },
  );
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
  for (const [name, employees, city, turnover] of [
    ['Atlas', 100, 'Porto', '1000.00'],
    ['Boreal', 0, 'Braga', '10.00'],
    ['Cais', null, null, null],
    ['Douro', 3, 'Faro', '100.00'],
  ] as const)
    ids[name] = await create('company', { name, employees, city, x_turnover: turnover && { value: turnover, currency: 'EUR' } });
  const step = (await app.send({ as: boss, url: '/records/step?sort=position' })).body.data[0].id as string;
  for (const [name, company, amount] of [
    ['open one', 'Atlas', '200.00'],
    ['open two', 'Atlas', '300.50'],
    ['closed', 'Atlas', '999.99'],
    ['open three', 'Douro', null],
    ['alone', null, '50.00'],
  ] as const)
    ids[name] = await create('lead', {
      name,
      step,
      company: company && ids[company],
      amount: amount && { value: amount, currency: 'EUR' },
    });
});

const read = (as: Session, entity: string, query: Readonly<Record<string, unknown>>) => {
  const text = Object.entries(query).map(
    ([key, value]) => `${key}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  return app.send({ as, url: `/records/${entity}?${text.join('&')}` });
};
const names = (reply: TestReply) => reply.body.data.map((record: { name: string }) => record.name);
const money = (value: string) => ({ value, currency: 'EUR' });

describe('a computed field', () => {
  it('is in lists, on the record and in what a write answers', async () => {
    const list = await read(boss, 'company', { sort: 'name', fields: 'name,x_size,x_per_head,x_leads,x_open,x_largest' });
    expect(list.body.data.map(({ id: _, version: __, ...record }: Record<string, unknown>) => record)).toEqual([
      { name: 'Atlas', x_size: 'large', x_per_head: money('10.00'), x_leads: 3, x_open: money('500.50'), x_largest: money('999.99') },
      { name: 'Boreal', x_size: 'small', x_per_head: null, x_leads: 0, x_open: money('0.00'), x_largest: null },
      { name: 'Cais', x_size: 'unknown', x_per_head: null, x_leads: 0, x_open: money('0.00'), x_largest: null },
      { name: 'Douro', x_size: 'small', x_per_head: money('33.333'), x_leads: 1, x_open: money('0.00'), x_largest: null },
    ]);
    const lead = await app.send({ as: boss, url: `/records/lead/${ids['open one']}` });
    expect(lead.body.data).toMatchObject({
      x_fee: money('20.00'),
      x_where: 'PORTO / open one',
      x_city: 'Porto',
      x_owner: 'Ana Prata',
      x_company_size: 'large',
    });
    const patched = await app.send({ as: boss, method: 'PATCH', url: `/records/lead/${ids['alone']}`, body: { company: ids['Boreal'] } });
    expect(patched.body.data).toMatchObject({ x_city: 'Braga', x_fee: money('5.00'), x_where: 'BRAGA / alone' });
    await app.send({ as: boss, method: 'PATCH', url: `/records/lead/${ids['alone']}`, body: { company: null } });
  });

  it('filters, alone and through a relation', async () => {
    expect(names(await read(boss, 'company', { filter: { field: 'x_size', op: 'eq', value: 'small' }, sort: 'name' }))).toEqual([
      'Boreal',
      'Douro',
    ]);
    expect(names(await read(boss, 'company', { filter: { field: 'x_leads', op: 'gte', value: 1 }, sort: 'name' }))).toEqual([
      'Atlas',
      'Douro',
    ]);
    expect(names(await read(boss, 'company', { filter: { field: 'x_open', op: 'gt', value: '100' } }))).toEqual(['Atlas']);
    expect(names(await read(boss, 'lead', { filter: { field: 'x_city', op: 'contains', value: 'FAR' } }))).toEqual(['open three']);
    expect(names(await read(boss, 'lead', { filter: { field: 'x_fee', op: 'empty' } }))).toEqual(['open three']);
    expect(names(await read(boss, 'lead', { filter: { field: 'company.x_size', op: 'eq', value: 'large' }, sort: 'name' }))).toEqual([
      'closed',
      'open one',
      'open two',
    ]);
    expect((await read(boss, 'lead', { filter: { field: 'x_fee', op: 'contains', value: 'x' } })).body.errors[0].code).toBe(
      'filter.operator',
    );
  });

  it('sorts, page by page, empty values last', async () => {
    for (const [sort, wanted] of [
      ['x_fee', ['alone', 'open one', 'open two', 'closed', 'open three']],
      ['-x_fee', ['closed', 'open two', 'open one', 'alone', 'open three']],
      ['x_city,name', ['open three', 'closed', 'open one', 'open two', 'alone']],
    ] as const) {
      const found: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: TestReply = await read(boss, 'lead', { sort, limit: '2', ...(cursor && { cursor }) });
        found.push(...names(page));
        cursor = page.body.page.next;
      }
      expect(found).toEqual(wanted);
    }
    expect((await read(boss, 'company', { sort: 'x_leads' })).body.errors).toMatchObject([{ path: 'sort', code: 'sort.notSortable' }]);
  });

  it('groups and adds up', async () => {
    const sums = { groupBy: [{ field: 'x_city' }], measures: [{ op: 'count' }, { op: 'sum', field: 'x_fee' }] };
    const reply = await app.send({ as: boss, method: 'POST', url: '/records/lead/aggregate', body: sums });
    expect(reply.body.data).toEqual(
      [
        { keys: ['Porto'], values: { count: 3, 'sum:x_fee': '150.0500' } },
        { keys: ['Faro'], values: { count: 1, 'sum:x_fee': null } },
        { keys: [null], values: { count: 1, 'sum:x_fee': '5.0000' } },
      ].map((row) => ({ ...row, values: { ...row.values, 'sum:x_fee': row.values['sum:x_fee'] && expect.stringMatching(/^[\d.]+$/) } })),
    );
    expect(Number(reply.body.data[0].values['sum:x_fee'])).toBe(150.05);
    const board = await read(boss, 'lead', {});
    expect(board.status).toBe(200);
    const columns = await app.send({ as: boss, method: 'POST', url: '/records/lead/board', body: { groupBy: 'step', sum: 'x_fee' } });
    expect(columns.status === 200 ? Number(columns.body.total.sum) : columns.body).toBe(155.05);
  });

  it('is told of in the schema as what comes out, and read-only', async () => {
    const { entity } = (await app.send({ as: boss, url: '/schema/lead' })).body;
    const field = (name: string) => entity.fields.find((one: { name: string }) => one.name === name);
    expect(field('x_fee')).toMatchObject({
      type: 'formula',
      readOnly: true,
      computed: { result: 'money' },
      sortable: true,
      measurable: true,
    });
    expect(field('x_city')).toMatchObject({ type: 'lookup', computed: { result: 'text' }, groupable: true });
    const body = { x_fee: { value: '1.00', currency: 'EUR' } };
    expect((await app.send({ as: boss, method: 'PATCH', url: `/records/lead/${ids['alone']}`, body })).status).toBe(422);
  });

  it('is not in the history of a record', async () => {
    const url = `/records/company/${ids['Douro']}`;
    await app.send({ as: boss, method: 'PATCH', url, body: { employees: 70 } });
    const history = await app.send({ as: boss, url: `${url}/history` });
    expect(JSON.stringify(history.body)).not.toContain('x_size');
    expect((await app.send({ as: boss, url })).body.data.x_size).toBe('large');
    await app.send({ as: boss, method: 'PATCH', url, body: { employees: 3 } });
  });
});

describe('a caller who may not read what a field is made from', () => {
  let rep: Session;
  beforeAll(async () => {
    rep = await addMember(app, boss);
    const member = [
      { actions: ['read'], rows: 'own', fields: 'all' },
      { actions: ['read'], rows: 'all', fields: { except: ['employees', 'x_turnover'] } },
    ];
    const denied = [{ actions: ['read', 'update'], rows: 'all', fields: { except: ['amount'] } }];
    const overlays = {
      company: { 'x-extends': 'company', properties: companyFields, 'x-permission': { member } },
      lead: { 'x-extends': 'lead', properties: leadFields, 'x-permission': { member: denied } },
    };
    const changed = await sendChange({ app, as: boss }, overlays);
    if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
  });

  it('does not get it, nor may filter, sort, group or add up by it', async () => {
    const lead = await read(rep, 'lead', { filter: { field: 'name', op: 'eq', value: 'open one' } });
    expect(lead.body.data[0]).not.toHaveProperty('x_fee');
    for (const reply of [
      await read(rep, 'lead', { fields: 'x_fee' }),
      await read(rep, 'lead', { filter: { field: 'x_fee', op: 'gt', value: '1' } }),
      await read(rep, 'lead', { sort: 'x_fee' }),
      await read(rep, 'company', { fields: 'x_open' }),
      await read(rep, 'company', { fields: 'x_largest' }),
      await read(rep, 'company', { filter: { field: 'x_open', op: 'gt', value: '1' } }),
      await app.send({ as: rep, method: 'POST', url: '/records/lead/aggregate', body: { measures: [{ op: 'sum', field: 'x_fee' }] } }),
      await app.send({ as: rep, method: 'POST', url: '/records/company/aggregate', body: { groupBy: [{ field: 'x_largest' }] } }),
    ])
      expect(reply).toMatchObject({ status: 403, body: { code: 'FIELD_DENIED' } });
    const { entity } = (await app.send({ as: rep, url: '/schema/lead' })).body;
    expect(JSON.stringify(entity)).not.toContain('x_fee');
  });

  it('sees it only on the rows on which all of it may be read', async () => {
    const mine = await create('company', { name: 'Mine', employees: 80, owner: rep.userId });
    const list = await read(rep, 'company', { sort: 'name', fields: 'name,x_size' });
    expect(list.body.data.map(({ name, x_size }: Record<string, unknown>) => [name, x_size])).toEqual([
      ['Atlas', null],
      ['Boreal', null],
      ['Cais', null],
      ['Douro', null],
      ['Mine', 'large'],
    ]);
    expect(names(await read(rep, 'company', { filter: { field: 'x_size', op: 'eq', value: 'large' } }))).toEqual(['Mine']);
    expect(names(await read(rep, 'company', { sort: '-x_size' }))).toEqual(['Mine']);
    // Through a lookup from elsewhere as well.
    const step = (await app.send({ as: boss, url: '/records/step?sort=position' })).body.data[0].id;
    const lead = await create('lead', { name: 'for mine', company: mine, step });
    const seen = await read(rep, 'lead', {
      sort: 'name',
      fields: 'name,x_company_size',
      filter: { field: 'name', op: 'in', value: ['closed', 'for mine'] },
    });
    expect(seen.body.data.map(({ x_company_size }: Record<string, unknown>) => x_company_size)).toEqual([null, 'large']);
    await app.send({ as: boss, method: 'DELETE', url: `/records/lead/${lead}` });
  });

  it('counts only the records it may see', async () => {
    const overlays = {
      lead: {
        'x-extends': 'lead',
        properties: leadFields,
        'x-permission': { member: [{ actions: ['read'], rows: 'own', fields: 'all' }] },
      },
    };
    expect((await sendChange({ app, as: boss }, overlays)).status).toBe(200);
    const counts = async () =>
      (await read(rep, 'company', { fields: 'x_leads,x_open', filter: { field: 'name', op: 'eq', value: 'Atlas' } })).body.data[0];
    expect(await counts()).toMatchObject({ x_leads: 0, x_open: money('0.00') });
    await app.send({ as: boss, method: 'PATCH', url: `/records/lead/${ids['open two']}`, body: { owner: rep.userId } });
    expect(await counts()).toMatchObject({ x_leads: 1, x_open: money('300.50') });
  });
});
