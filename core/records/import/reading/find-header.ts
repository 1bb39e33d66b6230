import { limits } from '#core/records/import/limits.ts';
import type { SourceRow } from '#core/records/import/reading/source-row.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';

export interface Header {
  /** One per column; '' for a column that has none. No two are the same. */
  readonly names: readonly string[];
  /** Row of the file it stands in; 0 when the file begins with data. */
  readonly row: number;
}

const LOOKS_LIKE_DATA = /^(?:[-+€$£]?\s?\d[\d.,' ]*\s?[%€$]?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?|[^@\s]+@[^@\s]+\.[a-z]+)$/i;

/** Finds the row of column names among the first rows of a file. Titles above the table are narrower than the table. */
export function findHeader(rows: readonly SourceRow[]): Header {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  if (widest === 0) throw unreadable('import.empty');
  const at = filled.findIndex((count) => count > widest / 2);
  const first = rows[at] as SourceRow;
  const width = usualWidth(rows.slice(at));
  if (width > limits.columns) throw unreadable('import.tooManyColumns', { columns: width, limit: limits.columns });
  if (isData(first, rows[at + 1])) return { names: Array.from({ length: width }, () => ''), row: 0 };
  return { names: distinctNames(Array.from({ length: width }, (_, i) => cleanName(first.cells[i] ?? ''))), row: first.no };
}

/** As wide as the row of names, or as the rows that a fifth of the others equal: one row that is too long makes no column. */
function usualWidth([first, ...rest]: readonly SourceRow[]): number {
  const extents = rest.map(({ cells }) => extent(cells)).sort((a, b) => b - a);
  const enough = Math.max(2, Math.ceil(extents.length / 5));
  return Math.max(extent(first?.cells ?? []), extents[enough - 1] ?? 0);
}

/** How many cells there are up to the last one that is not empty. */
export function extent(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function cleanName(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim().slice(0, limits.header);
}

/** Names of columns are words; a row that holds numbers, dates or addresses where the next one does too is data already. */
function isData(row: SourceRow, next: SourceRow | undefined): boolean {
  if (!next) return false;
  const alike = row.cells.filter((cell, i) => LOOKS_LIKE_DATA.test(cell.trim()) && LOOKS_LIKE_DATA.test((next.cells[i] ?? '').trim()));
  return alike.length > 0 && alike.length >= extent(row.cells) / 3;
}

function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    if (name === '') return name;
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
