import { open, readFile, stat } from 'node:fs/promises';
import { limits } from '#core/records/import/limits.ts';
import { detectEncoding, knownEncoding } from '#core/records/import/reading/detect-encoding.ts';
import { detectKind } from '#core/records/import/reading/detect-kind.ts';
import { detectSeparator } from '#core/records/import/reading/detect-separator.ts';
import { readCsv } from '#core/records/import/reading/read-csv.ts';
import { readSheet, sheetNames } from '#core/records/import/reading/read-xlsx.ts';
import type { ReadingOptions, SourceFile } from '#core/records/import/reading/source-row.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';
import { zipEntries } from '#core/records/import/reading/zip-entries.ts';

const HEAD = 262_144;

/** Finds out what a file is and how it is to be read. Throws IMPORT_FILE_UNREADABLE with the reason. */
export async function openFile(path: string, options: ReadingOptions = {}): Promise<SourceFile> {
  const head = await readHead(path);
  const workbook = head.subarray(0, 2).toString() === 'PK' ? await readWorkbook(path) : undefined;
  const kind = detectKind(head, workbook ? zipEntries(workbook) : []);
  return kind === 'xlsx' && workbook ? openWorkbook(workbook, options) : openText(path, head, options);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readWorkbook(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > limits.spreadsheet) throw unreadable('import.workbookTooLarge', { limit: `${limits.spreadsheet / 1_048_576} MB` });
  return readFile(path);
}

async function openWorkbook(file: Buffer, options: ReadingOptions): Promise<SourceFile> {
  const sheets = await sheetNames(file);
  const sheet = options.sheet ?? (await firstFilled(file, sheets));
  if (!sheets.includes(sheet)) throw unreadable('import.sheet', { sheet });
  return { kind: 'xlsx', sheet, sheets, rows: () => readSheet(file, sheet) };
}

/** Workbooks often begin with an empty sheet. */
async function firstFilled(file: Buffer, sheets: readonly string[]): Promise<string> {
  for (const sheet of sheets) for await (const _ of readSheet(file, sheet)) return sheet;
  throw unreadable('import.empty');
}

async function openText(path: string, head: Buffer, options: ReadingOptions): Promise<SourceFile> {
  const encoding = options.encoding ? knownEncoding(options.encoding) : await detectEncoding(path, head);
  // A multi-byte character may be cut at the end of the head; the decoder keeps its first half back.
  const sample = new TextDecoder(encoding).decode(head, { stream: true });
  if (sample.trim() === '') throw unreadable('import.empty');
  const separator = options.separator ?? detectSeparator(sample);
  return { kind: 'csv', encoding, separator, rows: () => readCsv(path, { encoding, separator }) };
}
