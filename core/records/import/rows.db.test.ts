import { describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile } from '#core/test/import-file.ts';

const plugins = [new URL('../../../plugins', import.meta.url).pathname];

async function freshApp(language: 'en' | 'pt' | 'es' = 'en'): Promise<{ app: TestApp; as: Session }> {
  const app = await buildTestApp({ pluginFolders: plugins });
  return { app, as: await setUpApp(app, language) };
}

async function find(app: TestApp, as: Session, { entity, name }: { entity: string; name: string }) {
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }));
  const { body } = await app.send({ as, url: `/records/${entity}?filter=${filter}` });
  return body.data;
}

describe('rows', () => {
  it('that have problems come back as a file that can be corrected', async () => {
    const { app, as } = await freshApp('pt');
    const content = 'Nome;Colaboradores;Site\nAcme;doze;=cmd()\nBeta;2;beta.example\n;3;\n';
    const { done } = await importFile(app, {
      ...{ as, entity: 'company', content },
      patch: {
        mapping: [
          { column: 0, field: 'name' },
          { column: 1, field: 'employees' },
          { column: 2, field: 'website' },
        ],
      },
    });
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, error: 2 });
    const { body, headers } = await app.send({ as, url: `/imports/${done.id}/errors.csv` });
    expect(headers['content-type']).toContain('text/csv');
    const lines = String(body)
      .replace(/^\uFEFF/, '')
      .split('\r\n');
    expect(lines[0]).toBe('Nome;Colaboradores;Site;Linha;Problema');
    expect(lines[1]).toMatch(/^Acme;doze;'=cmd\(\);2;Colaboradores: .+ Website: .+/);
    expect(lines[2]).toBe(';3;;4;Nome: Preencha este campo.');
  });

  it('about the same record follow one another, and an empty cell erases nothing', async () => {
    const { app, as } = await freshApp();
    await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Acme', city: 'Porto', sector: 'retail' } });
    const content = 'name,city,sector\nAcme,Lisbon,\nBeta,Faro,food\nBeta,,toys\nBeta,,toys\nAcme,Lisbon,retail\n';
    const patch = {
      mapping: [0, 1, 2].map((column) => ({ column, field: ['name', 'city', 'sector'][column] as string })),
      matchBy: ['name'],
    };
    const { checked, done } = await importFile(app, { as, entity: 'company', content, patch });
    expect(checked.counts).toEqual({ create: 1, update: 2, skip: 2, error: 0 });
    expect(done.counts).toEqual(checked.counts);
    expect(await find(app, as, { entity: 'company', name: 'Acme' })).toMatchObject([{ city: 'Lisbon', sector: 'retail', version: 2 }]);
    expect(await find(app, as, { entity: 'company', name: 'Beta' })).toMatchObject([{ city: 'Faro', sector: 'toys', version: 2 }]);
    const rows = await app.send({ as, url: `/imports/${done.id}/rows?status=update&limit=1` });
    expect(rows.body.data).toMatchObject([{ row: 2, changes: { city: ['Porto', 'Lisbon'] } }]);
    const more = await app.send({ as, url: `/imports/${done.id}/rows?status=update&limit=1&cursor=${rows.body.page.next}` });
    expect(more.body).toMatchObject({ data: [{ row: 4 }], page: { next: null } });
    expect((await app.send({ as, url: `/imports/${done.id}/rows?status=error&cursor=${rows.body.page.next}` })).status).toBe(400);
  });

  it('that match are left alone when the user says so, and doubts are errors', async () => {
    const { app, as } = await freshApp();
    for (const name of ['Acme', 'Twin', 'Twin']) await app.send({ as, method: 'POST', url: '/records/company', body: { name } });
    const content = 'name,city\nAcme,Lisbon\nTwin,Faro\nNew,Faro\n';
    const { done } = await importFile(app, { as, entity: 'company', content, patch: { onMatch: 'skip' } });
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 1, error: 1 });
    expect(done.problems).toMatchObject([{ code: 'import.matchAmbiguous', severity: 'error' }]);
  });

  it('may not take a unique value twice', async () => {
    const { app, as } = await freshApp();
    await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'First', reference: 'R1' } });
    const content = 'name,reference\nA,R1\nB,R2\nC,R2\nD,R3\n';
    const patch = {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'reference' },
      ],
      matchBy: ['name'],
    };
    const { checked, done } = await importFile(app, { as, entity: 'company', content, patch });
    expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 2 });
    expect(checked.counts).toEqual(done.counts);
    expect(done.problems).toMatchObject([{ code: 'unique', field: 'reference', column: 1, rows: 2 }]);
  });

  it('obey the rules of the entity', async () => {
    const { app, as } = await freshApp();
    const { done } = await importFile(app, { as, entity: 'lead', content: 'name,status\nA,Lost\nB,Won\nC,Wn\n' });
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, error: 2 });
    expect(done.problems).toMatchObject([
      { code: 'choice.unknown', field: 'status', value: 'Wn', suggestion: { value: 'won', label: 'Won' } },
      { code: 'rule', field: 'lost_reason', message: 'Say why the lead was lost' },
    ]);
  });

  it('find related records by name, by another field or by id, and create them when asked', async () => {
    const { app, as } = await freshApp();
    const made = await app.send({
      as,
      method: 'POST',
      url: '/records/company',
      body: { name: 'Ácme  Lda'.replace('  ', ' '), reference: 'C7' },
    });
    for (const name of ['Twin', 'Twin']) await app.send({ as, method: 'POST', url: '/records/company', body: { name } });
    const content = `name,company\na,acme LDA\nb,${made.body.data.id}\nc,Twin\nd,New Co\ne,new co\n`;
    const patch = {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'company', missing: 'create' as const },
      ],
      matchBy: [],
    };
    const { checked, done } = await importFile(app, { as, entity: 'lead', content, patch });
    expect(checked.counts).toEqual({ create: 4, update: 0, skip: 0, error: 1 });
    expect(done.counts).toEqual(checked.counts);
    expect(done.problems).toMatchObject([{ code: 'relation.ambiguous', value: 'Twin' }]);
    expect(await find(app, as, { entity: 'company', name: 'New Co' })).toHaveLength(1);
    const [a, b] = [...(await find(app, as, { entity: 'lead', name: 'a' })), ...(await find(app, as, { entity: 'lead', name: 'b' }))];
    expect([a.company, b.company]).toEqual([made.body.data.id, made.body.data.id]);
    const by = {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'company', by: 'reference', missing: 'empty' as const },
      ],
      matchBy: [],
    };
    const second = await importFile(app, { as, entity: 'lead', content: 'name,company\nf,c7\ng,c8\n', patch: by });
    expect(second.done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 0 });
    expect(second.done.problems).toMatchObject([{ code: 'relation.notFound', value: 'c8', severity: 'warning' }]);
  });

  it('may point at rows further down', async () => {
    const { app, as } = await freshApp();
    const content = 'name,parent,employees\nChild,Parent,1\nParent,Grandparent,1\nGrandparent,,x\nLoop,Loop,1\nLost,Nowhere,1\n';
    const patch = {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'parent' },
        { column: 2, field: 'employees' },
      ],
      matchBy: ['name'],
    };
    const { checked, done } = await importFile(app, { as, entity: 'company', content, patch });
    expect(done.counts).toEqual({ create: 3, update: 0, skip: 0, error: 2 });
    expect(checked.counts).toEqual(done.counts);
    const [child] = await find(app, as, { entity: 'company', name: 'Child' });
    const [parent] = await find(app, as, { entity: 'company', name: 'Parent' });
    const [loop] = await find(app, as, { entity: 'company', name: 'Loop' });
    expect(child.parent).toBe(parent.id);
    expect(loop.parent).toBe(loop.id);
    // The row it points at did not come in: that is said, and the rest of the row is there.
    expect(parent.parent).toBeNull();
    const rows = await app.send({ as, url: `/imports/${done.id}/rows?status=problem` });
    expect(rows.body.data.map(({ row, status }: { row: number; status: string }) => [row, status])).toEqual([
      [3, 'create'],
      [4, 'error'],
      [6, 'error'],
    ]);
  });
});
