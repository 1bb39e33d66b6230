import { limits } from '#core/records/import/limits.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import { columnProfile } from '#core/records/import/profile/column-profile.ts';
import { copyLine } from '#core/records/import/reading/copy-line.ts';
import { extent, findHeader, type Header } from '#core/records/import/reading/find-header.ts';
import type { SourceFile, SourceRow } from '#core/records/import/reading/source-row.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';
import type { ImportColumn } from '#schemas/types/api.ts';

/** What was learnt about a file while its rows went by. */
export interface Staged {
  readonly rows: number;
  readonly headerRow: number;
  readonly columns: readonly ImportColumn[];
}

export interface Staging {
  /** Lines for COPY; when they have all been taken, `result` can be called. */
  readonly lines: AsyncIterable<string>;
  result(): Staged;
}

const LOOK_AHEAD = 50;
/** Distinct values that are remembered over all columns together. */
const REMEMBERED = 200_000;

/** Turns a file's rows into lines for the staging table, and looks at every column on the way. */
export function stageRows(file: SourceFile, importId: string, country: string): Staging {
  let result: Staged | undefined;
  async function* lines(): AsyncGenerator<string> {
    const { header, rows } = await withHeader(file.rows());
    const remembered = Math.floor(REMEMBERED / header.names.length);
    const profiles = header.names.map((name, index) => columnProfile({ index, header: name, remembered, country }));
    let count = 0;
    for await (const row of rows) {
      if (row.no <= header.row) continue;
      const checked = checkRow(row, header.names.length, file.kind === 'csv');
      if (checked === undefined) continue;
      count += 1;
      for (let i = 0; i < profiles.length; i += 1) profiles[i]?.add(checked.cells[i] as string, row.numeric?.[i] === true);
      yield copyLine(importId, checked);
    }
    if (count === 0) throw unreadable('import.noRows');
    result = { rows: count, headerRow: header.row, columns: profiles.map((profile) => profile.finish()) };
  }
  return {
    lines: lines(),
    result: () => {
      if (!result) throw new Error('the rows have not all been read');
      return result;
    },
  };
}

async function withHeader(source: AsyncIterable<SourceRow>): Promise<{ header: Header; rows: AsyncIterable<SourceRow> }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: SourceRow[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    first.push(next.value);
    if (first.length === LOOK_AHEAD) break;
  }
  async function* rows(): AsyncGenerator<SourceRow> {
    yield* first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { header: findHeader(first), rows: rows() };
}

interface CheckedRow {
  readonly no: number;
  readonly cells: readonly string[];
  readonly flaws: readonly RowProblem[] | undefined;
}

/** Undefined for a row of empty cells. A workbook leaves out the empty cells at the end of a row, a text file should not. What does not fit is kept, and said. */
function checkRow({ no, cells }: SourceRow, width: number, hasAllCells: boolean): CheckedRow | undefined {
  const filled = extent(cells);
  if (filled === 0) return undefined;
  const flaws: RowProblem[] = [];
  if (filled > width) flaws.push({ code: 'import.rowLonger', params: { cells: filled, columns: width } });
  if (hasAllCells && cells.length < width)
    flaws.push({ code: 'import.rowShorter', params: { cells: cells.length, columns: width }, mild: true });
  const kept = Array.from({ length: Math.min(Math.max(width, filled), limits.columns) }, (_, column) => {
    const cell = cells[column] ?? '';
    if (cell.includes('\u0000')) throw unreadable('import.nul', { row: no });
    if (cell.length <= limits.cell) return cell;
    flaws.push({ code: 'import.cellTooLong', column, params: { limit: limits.cell, length: cell.length } });
    return cell.slice(0, limits.cell).toWellFormed();
  });
  return { no, cells: kept, flaws: flaws.length === 0 ? undefined : flaws };
}
