import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, stepImport, uploadFile } from '#core/test/import-file.ts';

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

describe('a file from an old system', () => {
  it('in Latin-1 with semicolons and decimal commas simply works', async () => {
    const { app, as } = await freshApp('pt');
    const content = Buffer.from(
      'Cliente;Telefone;E-mail geral;Localidade;Volume de negócios;N.º de colaboradores;Fundação\n' +
        'Cerâmicas Montejunto;912 345 678;geral@montejunto.example;Alenquer;"1.234,56";12;1998\n' +
        'Padaria São João;;;Évora;987,5;3;2001\n',
      'latin1',
    );
    const { checked, done } = await importFile(app, { as, entity: 'company', content });
    expect(checked.file).toMatchObject({ encoding: 'windows-1252', separator: ';' });
    expect(checked.mapping.map(({ field }) => field)).toEqual([
      'name',
      'phone',
      'email',
      'city',
      'annual_revenue',
      'employees',
      'founded_in',
    ]);
    // 'Fundação' is only a part of the field's name.
    expect(checked.suggestions.find(({ column }) => column === 6)).toMatchObject({ field: 'founded_in', sure: false });
    expect(checked.suggestions.find(({ column }) => column === 5)).toMatchObject({ field: 'employees', why: 'both', sure: true });
    expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 0 });
    const [company] = await find(app, as, { entity: 'company', name: 'Cerâmicas Montejunto' });
    expect(company).toMatchObject({
      phone: { raw: '912 345 678', e164: '+351912345678' },
      city: 'Alenquer',
      annual_revenue: { value: '1234.56', currency: 'EUR' },
      employees: 12,
    });
  });

  it('with dates that could be either is asked about, not guessed', async () => {
    const { app, as } = await freshApp('pt');
    const { body } = await uploadFile(app, { as, entity: 'lead', content: 'Oportunidade;Iniciada em\nUma;03/04/2017\nOutra;05/06/2017\n' });
    expect(body.columns[1]).toMatchObject({ looksLike: 'date', date: { order: null } });
    expect(body.suggestions).toContainEqual({ column: 1, field: 'started_on', why: 'both', sure: false });
    const asked = await app.send({ as, method: 'POST', url: `/imports/${body.id}/dry-run`, body: {} });
    expect(asked).toMatchObject({
      status: 422,
      body: { code: 'IMPORT_MAPPING_INVALID', errors: [{ path: '/mapping/1/date', code: 'import.dateOrder' }] },
    });
    expect(asked.body.errors[0].message).toBe('Indique se “03/04/2017”, em “Iniciada em”, começa pelo dia ou pelo mês.');
    const mapping = [body.mapping[0], { ...body.mapping[1], date: 'mdy' }];
    await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping } });
    expect((await stepImport(app, as, { id: body.id, step: 'run' })).counts).toMatchObject({ create: 2 });
    expect(await find(app, as, { entity: 'lead', name: 'Uma' })).toMatchObject([{ started_on: '2017-03-04' }]);
  });

  it('as a workbook has dates and numbers that need no question', async () => {
    const { app, as } = await freshApp('pt');
    const rows = [
      ['Oportunidade', 'Iniciada em', 'Valor', 'Observações'],
      ['Uma', new Date(Date.UTC(2017, 3, 3)), 1.234, null],
      ['Outra', new Date(Date.UTC(2017, 4, 6)), 1234.5, 'x'],
    ];
    const content = Buffer.from(await writeXlsx({ sheets: [{ name: 'Folha', rows }] }));
    const { done } = await importFile(app, { as, entity: 'lead', name: 'livro.xlsx', content });
    expect(done).toMatchObject({ counts: { create: 2, error: 0 }, problems: [], file: { kind: 'xlsx', sheet: 'Folha' } });
    expect(await find(app, as, { entity: 'lead', name: 'Uma' })).toMatchObject([
      { started_on: '2017-04-03', amount: { value: '1.234', currency: 'EUR' } },
    ]);
  });

  it('can be read another way than it was', async () => {
    const { app, as } = await freshApp();
    const { body } = await uploadFile(app, { as, entity: 'company', content: 'name|city;name\nAcme|Lisbon;x\n' });
    const again = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { options: { separator: '|' } } });
    expect(again.body.columns.map((column: { header: string }) => column.header)).toEqual(['name', 'city;name']);
    expect(again.body).toMatchObject({ rows: 1, file: { separator: '|' }, state: 'mapping' });
    const unreadable = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { options: { encoding: 'klingon' } } });
    expect(unreadable).toMatchObject({ status: 422, body: { code: 'IMPORT_FILE_UNREADABLE' } });
    const other = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { entity: 'product' } });
    expect(other.body).toMatchObject({ entity: 'product', mapping: [{ column: 0, field: 'name' }], matchBy: ['name'] });
  });
});

describe('rights', () => {
  it('let nobody see or touch the import of another, but an administrator', async () => {
    const { app, as } = await freshApp();
    const [rui, eva] = [await addMember(app, as), await addMember(app, as, 'Eva Sousa')];
    const { body } = await uploadFile(app, { as: rui, entity: 'company', content: 'name\nAcme\n' });
    expect((await app.send({ as: eva, url: `/imports/${body.id}` })).body.code).toBe('IMPORT_NOT_FOUND');
    expect((await app.send({ as: eva, method: 'POST', url: `/imports/${body.id}/run`, body: {} })).status).toBe(404);
    expect((await app.send({ as: eva, url: `/imports/${body.id}/rows` })).status).toBe(404);
    expect((await app.send({ as: eva, url: '/imports' })).body.data).toEqual([]);
    expect((await app.send({ as, url: `/imports/${body.id}` })).status).toBe(200);
    expect((await app.send({ as, url: '/imports/not-an-id' })).body.code).toBe('IMPORT_NOT_FOUND');
  });

  it('are those of the user: what they may not create they may not import', async () => {
    const { app, as } = await freshApp();
    const rui = await addMember(app, as);
    expect(await uploadFile(app, { as: rui, entity: 'user', content: 'name\nX\n' })).toMatchObject({
      status: 403,
      body: { code: 'ACTION_DENIED' },
    });
    const { body } = await uploadFile(app, { as: rui, entity: 'lead', content: 'name,product\na,Thing\n' });
    const mapping = [
      { column: 0, field: 'name' },
      { column: 1, field: 'product', missing: 'create' },
    ];
    const refused = await app.send({ as: rui, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping } });
    expect(refused.body.errors).toMatchObject([{ path: '/mapping/1/missing', code: 'import.createDenied' }]);
  });

  it('and states allow only what makes sense', async () => {
    const { app, as } = await freshApp('pt');
    const { done } = await importFile(app, { as, entity: 'product', content: 'name\nA\n' });
    for (const step of ['run', 'dry-run', 'cancel'])
      expect(await app.send({ as, method: 'POST', url: `/imports/${done.id}/${step}`, body: {} })).toMatchObject({
        status: 409,
        body: { code: 'IMPORT_STATE', state: 'done' },
      });
    const refused = await app.send({ as, method: 'PATCH', url: `/imports/${done.id}`, body: { onMatch: 'skip' } });
    expect(refused.body.title).toBe('Esta importação está no estado “concluída”; isso não é possível agora.');
    const fresh = await uploadFile(app, { as, entity: 'product', content: 'name\nA\n' });
    expect((await app.send({ as, method: 'POST', url: `/imports/${fresh.body.id}/undo`, body: {} })).status).toBe(409);
    expect((await app.send({ as, method: 'DELETE', url: `/imports/${fresh.body.id}` })).status).toBe(204);
    expect((await app.send({ as, url: `/imports/${fresh.body.id}` })).status).toBe(404);
  });
});
