import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, uploadFile } from '#core/test/import-file.ts';

const plugins = [new URL('../../../plugins', import.meta.url).pathname];

async function freshApp(language: 'en' | 'pt' | 'es' = 'en'): Promise<{ app: TestApp; as: Session }> {
  const app = await buildTestApp({ pluginFolders: plugins });
  return { app, as: await setUpApp(app, language) };
}

describe('bad input', () => {
  let app: TestApp;
  let as: Session;
  beforeAll(async () => {
    ({ app, as } = await freshApp('es'));
  });

  it.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'Es una imagen. Elija un archivo CSV o XLSX.'],
    ['nothing', Buffer.alloc(0), 'Está vacío.'],
    [
      '3,000 columns',
      Array.from({ length: 3_000 }, (_, i) => `c${i}`).join(','),
      'Tiene 3000 columnas; se pueden importar como máximo 500.',
    ],
    ['a NUL', 'a,b\n1,\u0000\n', 'La fila 2 contiene un carácter (NUL) que no pertenece a ningún texto.'],
  ])('of %s is refused with the reason, and leaves nothing', async (_name, content, sentence) => {
    const before = (await app.send({ as, url: '/imports' })).body.data.length;
    const refused = await uploadFile(app, { as, entity: 'company', content });
    expect(refused).toMatchObject({ status: 422, body: { code: 'IMPORT_FILE_UNREADABLE' } });
    expect(refused.body.title).toContain(sentence);
    expect((await app.send({ as, url: '/imports' })).body.data).toHaveLength(before);
  });

  it('without a file, or into nothing, is refused', async () => {
    expect(await app.send({ as, method: 'POST', url: '/imports?entity=company', body: {} })).toMatchObject({
      status: 400,
      body: { code: 'IMPORT_FILE_MISSING' },
    });
    expect(await uploadFile(app, { as, entity: 'nothing', content: 'a\n1\n' })).toMatchObject({
      status: 404,
      body: { code: 'ENTITY_UNKNOWN' },
    });
  });

  it('in a mapping is named place by place', async () => {
    const { body } = await uploadFile(app, { as, entity: 'lead', content: 'a,b\n1,2\n' });
    const mapping = [
      { column: 0, field: 'nothing' },
      { column: 9, field: 'name' },
      { column: 0, field: 'number' },
      { field: 'reference' },
      { template: '{c}', field: 'description' },
      { column: 1, field: 'name' },
      { column: 1, field: 'amount', currency: 'XXQ' },
      { column: 1, field: 'company', by: 'nothing' },
      { column: 1, field: 'status', missing: 'create' },
    ];
    const refused = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping, matchBy: ['people', 'source'] } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['/mapping/0/field', 'import.fieldUnknown'],
      ['/mapping/1/column', 'import.column'],
      ['/mapping/2/field', 'field.readOnly'],
      ['/mapping/3', 'import.source'],
      ['/mapping/4/template', 'import.placeholder'],
      ['/mapping/5/field', 'import.twice'],
      ['/mapping/6/currency', 'currency.unknown'],
      ['/mapping/7/by', 'import.by'],
      ['/mapping/8/missing', 'import.noCreate'],
      ['/matchBy/0', 'import.matchField'],
      ['/matchBy/1', 'import.matchUnmapped'],
    ]);
    expect(await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping: 'x' } })).toMatchObject({ status: 400 });
  });

  it('of text is text', async () => {
    const texts = [
      '<script>alert(1)</script>',
      "'; DROP TABLE entity.company; --",
      '👩‍👩‍👧 שלום مرحبا',
      '\\N',
      '{a,"b"}',
      '$1 %s NULL',
      '\u202Eabc',
    ];
    const content = `name\n${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join('\n')}\n`;
    const { done } = await importFile(app, { as, entity: 'product', content });
    expect(done.counts).toMatchObject({ create: texts.length });
    const { body } = await app.send({ as, url: '/records/product?limit=200' });
    expect(body.data.map((product: { name: string }) => product.name)).toEqual(expect.arrayContaining(texts));
  });

  it('of a megabyte in a cell, or too many cells, is an error of its row', async () => {
    const content = `name,series\nfine,x\n${'long '.repeat(200_000)},x\na,b,c\nshort\n`;
    const { done } = await importFile(app, { as, entity: 'product', content });
    expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 2 });
    const { body } = await app.send({ as, url: `/imports/${done.id}/rows?status=problem` });
    expect(
      body.data.map(({ row, status, problems }: { row: number; status: string; problems: { code: string }[] }) => [
        row,
        status,
        problems[0]?.code,
      ]),
    ).toEqual([
      [3, 'error', 'import.cellTooLong'],
      [4, 'error', 'import.rowLonger'],
      [5, 'create', 'import.rowShorter'],
    ]);
  });
});
