import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { SourceRow } from '#core/records/import/reading/source-row.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';

/** Names of the sheets that people see, in their order. */
export async function sheetNames(file: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  const note = ({ name, hidden, veryHidden }: { name: string; hidden?: boolean; veryHidden?: boolean }) => {
    if (!hidden && !veryHidden) names.push(name);
    return false;
  };
  await readXlsx(file, { sheets: note }).catch((cause: unknown) => {
    throw unreadable('import.workbook', {}, cause);
  });
  if (names.length === 0) throw unreadable('import.workbook');
  return names;
}

/** The rows of a sheet. Numbers, dates and yes/no arrive as text that can be read in one way only. */
export async function* readSheet(file: Uint8Array, sheet: string): AsyncGenerator<SourceRow> {
  try {
    for await (const { index, values } of streamXlsxRows(file, { sheet })) {
      if (values.every((value) => value === null || value === '')) continue;
      yield { no: index + 1, cells: values.map(cellText), numeric: values.map((value) => typeof value === 'number') };
    }
  } catch (cause) {
    throw unreadable('import.workbook', {}, cause);
  }
}

const FIRST_DAY = Date.UTC(1900, 0, 1);

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  return String(value);
}

/** A workbook knows no time zone: '2026-11-24' or '2026-11-24 10:30:00', as it shows it. */
function dateText(at: Date): string {
  if (Number.isNaN(at.getTime())) return '';
  // Workbooks count in days: what is left of a second is a rounding error.
  const [day = '', clock = ''] = new Date(Math.round(at.getTime() / 1_000) * 1_000).toISOString().slice(0, 19).split('T');
  if (at.getTime() < FIRST_DAY) return clock;
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0);
  return String(value);
}
