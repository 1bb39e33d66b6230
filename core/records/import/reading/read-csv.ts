import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { limits } from '#core/records/import/limits.ts';
import type { SourceRow } from '#core/records/import/reading/source-row.ts';
import { unreadable } from '#core/records/import/reading/unreadable.ts';

export interface CsvOptions {
  readonly encoding: string;
  readonly separator: string;
}

/** The rows of a text file, one after the other. Blank lines count but do not appear. */
export async function* readCsv(path: string, { encoding, separator }: CsvOptions): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    // 5" pipes are sold without being quoted.
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.row,
  });
  const source = encoding === 'utf-8' ? createReadStream(path) : Readable.from(decoded(path, encoding));
  pipeline(source, parser, () => undefined);
  let no = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      no += 1;
      if (no === 1 && isSeparatorLine(record, separator)) continue;
      if (record.length > 1 || record[0] !== '') yield { no, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, no + 1) : error;
  }
}

/** Excel's "sep=;" is no row of the table. */
function isSeparatorLine(record: readonly string[], separator: string): boolean {
  return record.length <= 2 && /^sep=/i.test(record[0] ?? '') && (record[0] === `sep=${separator}` || record[1] === '');
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

function explained(error: CsvError, row: number): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return unreadable('import.rowTooLong', { row, limit: `${limits.row / 1_048_576} MB` }, error);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return unreadable('import.quote', { row }, error);
  return unreadable('import.row', { row }, error);
}
