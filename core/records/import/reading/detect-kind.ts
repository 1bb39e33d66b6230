import { limits } from '#core/records/import/limits.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';

import type { ZipEntry } from '#core/records/import/reading/zip-entries.ts';

/** What files that are neither a table of text nor a workbook begin with. */
const signatures: readonly (readonly [string, string])[] = [
  ['89504e470d0a1a0a', 'import.image'],
  ['ffd8ff', 'import.image'],
  ['47494638', 'import.image'],
  ['424d', 'import.image'],
  ['49492a00', 'import.image'],
  ['4d4d002a', 'import.image'],
  ['52494646', 'import.image'],
  ['25504446', 'import.pdf'],
  ['d0cf11e0a1b11ae1', 'import.oldExcel'],
  ['1f8b', 'import.archive'],
  ['377abcaf271c', 'import.archive'],
  ['526172211a07', 'import.archive'],
];
const ZIP = '504b';
/** Control characters that text files do have: tab, line feed, form feed, carriage return, escape, end of file. */
const USUAL_CONTROL = new Set([9, 10, 12, 13, 26, 27]);
const MOST_CONTROL = 0.02;

/** Looks at a file's first bytes (and, of a zip, at what is inside): 'text', 'xlsx', or a refusal that says what it is. */
export function detectKind(head: Buffer, entries: readonly ZipEntry[]): 'text' | 'xlsx' {
  if (head.length === 0) throw unreadable('import.empty');
  const start = head.subarray(0, 8).toString('hex');
  if (start.startsWith(ZIP)) {
    if (!entries.some(({ name }) => name.startsWith('xl/workbook'))) throw unreadable('import.archive');
    refuseBombs(entries);
    return 'xlsx';
  }
  // A photograph's first two bytes are also those of a table that begins with "BM…".
  const found = signatures.find(([signature]) => start.startsWith(signature) && (signature !== '424d' || isBinary(head)));
  if (found) throw unreadable(found[1]);
  if (!isUtf16(head) && isBinary(head)) throw unreadable('import.binary');
  return 'text';
}

/** A few bytes may unpack to gigabytes. Sheets are read as a stream; everything else must fit into memory. */
function refuseBombs(entries: readonly ZipEntry[]): void {
  const isSheet = (name: string) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);
  const tooLarge = entries.some(
    ({ name, packed, unpacked }) => (unpacked === 0 && packed > 2) || (!isSheet(name) && unpacked > limits.spreadsheetPart),
  );
  if (tooLarge) throw unreadable('import.workbookTooLarge', { limit: `${limits.spreadsheet / 1_048_576} MB` });
}

function isUtf16(head: Buffer): boolean {
  return head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
}

function isBinary(head: Buffer): boolean {
  let odd = 0;
  for (const byte of head) if (byte < 32 && !USUAL_CONTROL.has(byte)) odd += 1;
  return odd > 1 && odd > head.length * MOST_CONTROL;
}
