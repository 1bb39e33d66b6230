import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (url: string, body: Json) => app.send({ as, method: 'POST', url, body });
  await sendChange({ app, as }, { company: { properties: { x_size: newField('integer'), x_rate: newField('decimal') } } });
  const parent = (await send('/records/company', { name: 'Grupo "Norte"; Lda.', x_size: 1200 })).body.data;
  await send('/records/company', {
    name: '=cmd()',
    parent: parent.id,
    x_rate: '1234.5',
    annual_revenue: { value: '10.50', currency: 'EUR' },
  });
  const take = (body: Json, session: Session = as) =>
    app.app.inject({
      method: 'POST',
      url: '/api/v1/exports',
      headers: { cookie: session.cookie, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
  return { app, as, send, take };
}

const wanted = { entity: 'company', sort: '-x_size', fields: ['name', 'parent', 'x_size', 'x_rate', 'annual_revenue'] };

describe('a list as a file', () => {
  it('is CSV as the country of the reader writes it, with names for ids and no formula that runs', async () => {
    const { take } = await started();
    const reply = await take({ ...wanted, format: 'csv' });
    expect(reply.headers['content-disposition']).toBe('attachment; filename="company.csv"');
    expect(reply.body.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'Name;Parent company;A;A;Annual revenue',
      '"Grupo ""Norte""; Lda.";;1200;;',
      '\'=cmd();"Grupo ""Norte""; Lda.";;1234,5;10,5',
    ]);
  });

  it('is a workbook with numbers as numbers', async () => {
    const { take } = await started();
    const reply = await take({ ...wanted, format: 'xlsx' });
    const [sheet] = (await readXlsx(new Uint8Array(reply.rawPayload))).sheets;
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['Grupo "Norte"; Lda.', expect.toSatisfy((cell) => !cell), 1200]);
    expect(sheet?.rows[2]?.[3]).toBe(1234.5);
  });

  it('has every record, more than a page of them, once', async () => {
    const { app, take } = await started();
    await app.engine.database.pool.query(
      "INSERT INTO entity.company (id, name) SELECT gen_random_uuid(), 'Company ' || n FROM generate_series(1, 2500) n",
    );
    const filter = { field: 'name', op: 'startsWith', value: 'Company' };
    const lines = (await take({ entity: 'company', format: 'csv', fields: ['name'], sort: 'name', filter })).body
      .trim()
      .split('\r\n')
      .slice(1);
    expect(lines).toHaveLength(2_500);
    expect(new Set(lines).size).toBe(2_500);
  });

  it('holds what may be exported, and no more', async () => {
    const { app, as, take } = await started();
    const grants = [
      { actions: ['read'], rows: 'all', fields: 'all' },
      { actions: ['export'], rows: { field: 'x_size', op: 'gt', value: 100 }, fields: { except: ['annual_revenue'] } },
    ];
    await sendChange(
      { app, as },
      {
        company: {
          properties: (await app.send({ as, url: '/schema/company' })).body.overlay.properties,
          'x-permission': { member: grants },
        },
      },
    );
    const member = await addMember(app, as);
    const reply = await take({ entity: 'company', format: 'csv', fields: ['name', 'x_size'] }, member);
    expect(reply.body).toContain('Norte');
    expect(reply.body).not.toContain('cmd');
    expect((await take({ entity: 'company', format: 'csv', fields: ['name', 'annual_revenue'] }, member)).statusCode).toBe(403);
    expect((await take({ entity: 'company', format: 'csv' }, member)).body).not.toContain('Annual');
    await sendChange(
      { app, as },
      {
        company: {
          properties: (await app.send({ as, url: '/schema/company' })).body.overlay.properties,
          'x-permission': { member: grants.slice(0, 1) },
        },
      },
    );
    expect((await take({ entity: 'company', format: 'csv' }, member)).statusCode).toBe(403);
  });

  it.each([
    [{ entity: 'nothing', format: 'csv' }, 404],
    [{ entity: 'company', format: 'pdf' }, 400],
    [{ entity: 'company', format: 'csv', fields: ['gone'] }, 400],
    [{ entity: 'company', format: 'csv', filter: { field: 'gone', op: 'empty' } }, 400],
  ])('is refused before a byte is sent: %o', async (body, status) => {
    const { take } = await started();
    expect((await take(body)).statusCode).toBe(status);
  });
});
