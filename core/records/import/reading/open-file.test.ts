import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from '#core/records/import/reading/open-file.ts';
import type { ReadingOptions } from '#core/records/import/reading/source-row.ts';
import { stageRows } from '#core/records/import/reading/stage-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'vinculo-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function fileOf(content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, content);
  return path;
}

async function rowsOf(content: string | Uint8Array, options: ReadingOptions = {}) {
  const file = await openFile(fileOf(content), options);
  return { file, rows: await Array.fromAsync(file.rows()) };
}

async function staged(content: string | Uint8Array) {
  const staging = stageRows(await openFile(fileOf(content)), 'i', 'PT');
  const lines = await Array.fromAsync(staging.lines);
  return { ...staging.result(), lines };
}

const reason = (error: { details?: { places?: readonly { code: string; params?: unknown }[] } }) => error.details?.places?.[0];
const refusal = (content: string | Uint8Array) => staged(content).then(() => undefined, reason);

describe('reading a file', () => {
  it.each([
    ['UTF-8', Buffer.from('nome;cidade\nJoão;Évora'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFnome;cidade\nJoão;Évora'), 'utf-8'],
    ['UTF-16', Buffer.from('\uFEFFnome;cidade\nJoão;Évora', 'utf16le'), 'utf-16le'],
    ['Latin-1', Buffer.from('nome;cidade\nJoão;Évora', 'latin1'), 'windows-1252'],
  ])('finds out that it is %s', async (_name, content, encoding) => {
    const { file, rows } = await rowsOf(content);
    expect(file).toMatchObject({ kind: 'csv', encoding, separator: ';' });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['nome', 'cidade'],
      ['João', 'Évora'],
    ]);
  });

  it('reads the last byte before it decides that a file is UTF-8', async () => {
    const { file } = await rowsOf(Buffer.concat([Buffer.from(`a;b\n${'x;y\n'.repeat(400_000)}`), Buffer.from('praça;z\n', 'latin1')]));
    expect(file.encoding).toBe('windows-1252');
  });

  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['nome;valor\nA;1,5\nB;2,5\n', ';'],
    ['"a;b;c",d\n"1;2;3",4\n', ','],
    ['sep=|\na|b\n', '|'],
    ['one\ntwo\n', ','],
  ])('finds the separator of %j', async (content, separator) => {
    expect((await rowsOf(content)).file.separator).toBe(separator);
  });

  it('keeps line breaks and separators inside quotes, and counts rows as a spreadsheet does', async () => {
    const { rows } = await rowsOf('a,b\n"1\n2","x,y"\n\n5" pipe,z\n');
    expect(rows).toMatchObject([{ no: 1 }, { no: 2, cells: ['1\n2', 'x,y'] }, { no: 4, cells: ['5" pipe', 'z'] }]);
  });

  it('does as it is told', async () => {
    const { rows } = await rowsOf(Buffer.from('a;b,c\n', 'latin1'), { separator: ',', encoding: 'latin1' });
    expect(rows[0]?.cells).toEqual(['a;b', 'c']);
  });

  it('reads a workbook: dates and numbers as text that cannot be misread', async () => {
    const content = await writeXlsx({
      sheets: [
        { name: 'Empty', rows: [] },
        {
          name: 'Dados',
          rows: [
            ['Nome', 'Data', 'Valor', 'Sim'],
            ['Ana', new Date(Date.UTC(2017, 3, 3)), 1234.5, true],
            ['Rui', new Date(Date.UTC(2017, 3, 3, 10, 30)), 12345678901, false],
          ],
        },
      ],
    });
    const { file, rows } = await rowsOf(content);
    expect(file).toMatchObject({ kind: 'xlsx', sheet: 'Dados', sheets: ['Empty', 'Dados'] });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Nome', 'Data', 'Valor', 'Sim'],
      ['Ana', '2017-04-03', '1234.5', 'true'],
      ['Rui', '2017-04-03 10:30:00', '12345678901', 'false'],
    ]);
  });
});

describe('refusing a file', () => {
  it.each([
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import.image'],
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'import.image'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'import.pdf'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'import.oldExcel'],
    ['a zip', Buffer.from('504b0304140000000800', 'hex'), 'import.archive'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]), 'import.binary'],
    ['nothing', Buffer.alloc(0), 'import.empty'],
    ['blanks', Buffer.from('\n \n\r\n'), 'import.empty'],
    ['only names', Buffer.from('a;b\n'), 'import.noRows'],
    ['an open quote', Buffer.from('a,b\n"1,2\n3,4\n'), 'import.quote'],
  ])('%s', async (_name, content, code) => {
    expect(await refusal(content)).toMatchObject({ code });
  });

  it('a broken workbook, and one that would unpack to gigabytes', async () => {
    const content = Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows: [['a'], ['b']] }] }));
    const broken = Buffer.from(content);
    broken.fill(0, 60, 400);
    expect(await refusal(broken)).toMatchObject({ code: 'import.workbook' });
    const at = content.lastIndexOf('xl/styles.xml') - 46;
    content.writeUInt32LE(2_000_000_000, at + 24);
    expect(await refusal(content)).toMatchObject({ code: 'import.workbookTooLarge' });
    expect(await refusal(content.subarray(0, 1_000))).toMatchObject({ code: 'import.archive' });
  });

  it('names the number of columns and the limit', async () => {
    const header = Array.from({ length: 3_000 }, (_, i) => `c${i}`).join(',');
    expect(await refusal(`${header}\n${header}\n`)).toMatchObject({
      code: 'import.tooManyColumns',
      params: { columns: 3_000, limit: 500 },
    });
  });

  it('names the row of a NUL character', async () => {
    expect(await refusal('a,b\n1,2\n3,\u0000\n')).toMatchObject({ code: 'import.nul', params: { row: 3 } });
  });

  it('says so in the language of the reader', async () => {
    const error = await staged('').catch((caught: unknown) => caught as { text(language: string): string });
    expect((error as { text(language: string): string }).text('pt')).toBe('Não foi possível ler o ficheiro: Está vazio.');
  });
});

describe('staging rows', () => {
  it('finds the names of the columns below a title', async () => {
    const { columns, headerRow, rows } = await staged('Clientes 2026;;\n;;\nNome;NIF;Cidade\nA;1;X\nB;2;Y\n');
    expect(columns.map(({ header }) => header)).toEqual(['Nome', 'NIF', 'Cidade']);
    expect({ headerRow, rows }).toEqual({ headerRow: 3, rows: 2 });
  });

  it('takes a first row that is data for data', async () => {
    const { columns, headerRow, rows } = await staged('Ana,ana@vinculo.example,12\nRui,rui@vinculo.example,15\n');
    expect(columns.map(({ header }) => header)).toEqual(['', '', '']);
    expect({ headerRow, rows }).toEqual({ headerRow: 0, rows: 2 });
  });

  it('tells columns of the same name apart', async () => {
    expect((await staged('Tel,Tel,,Nome\n1,2,3,x\n')).columns.map(({ header }) => header)).toEqual(['Tel', 'Tel (2)', '', 'Nome']);
  });

  it('reports ragged rows and long cells, and keeps what they hold', async () => {
    const { lines } = await staged(`a,b\n1\n1,2,3\n${'x'.repeat(1_000_000)},2\n`);
    expect(lines[0]).toContain('import.rowShorter');
    expect(lines[1]).toContain('{"1","2","3"}');
    expect(lines[1]).toContain('import.rowLonger');
    expect(lines[2]).toContain('import.cellTooLong');
    expect(lines[2]?.length).toBeLessThan(100_300);
  });
});
