import { sql } from '#core/kit/sql.ts';
import { csvLine } from '#core/records/csv-line.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';
import { problemMessage } from '#core/records/problem-message.ts';
import type { Database } from '#core/sql/database.ts';
import type { Language, Text } from '#schemas/types/definition.ts';

const titles: Readonly<Record<'row' | 'problem' | 'column', Text>> = {
  row: { en: 'Row', pt: 'Linha', es: 'Fila' },
  problem: { en: 'Problem', pt: 'Problema', es: 'Problema' },
  column: { en: 'Column {n}', pt: 'Coluna {n}', es: 'Columna {n}' },
};
const BATCH = 1_000;

interface Row {
  readonly row_no: number;
  readonly cells: string[];
  readonly problems: RowProblem[];
}

export interface ErrorsRequest {
  readonly stored: StoredImport;
  readonly language: Language;
  /** What a field is called in that language. */
  fieldLabel(name: string): string;
}

/** The rows that have a problem, as they stood in the file, with the reason in a last column: to be corrected and imported again. */
export async function* errorsCsv(database: Database, { stored, language, fieldLabel }: ErrorsRequest): AsyncGenerator<string> {
  const { columns, file } = stored.document;
  const separator = file.separator ?? ';';
  const line = (cells: readonly string[]) => csvLine(cells, separator);
  const width = Math.max(columns.length, await widestRow(database, stored.id));
  const names = Array.from(
    { length: width },
    (_, i) => columns[i]?.header || (titles.column[language] ?? '').replace('{n}', String(i + 1)),
  );
  // The byte order mark tells Excel that this is UTF-8.
  yield `\uFEFF${line([...names, titles.row[language] ?? '', titles.problem[language] ?? ''])}`;
  let after = 0;
  for (;;) {
    const rows = await database.rows<Row>(
      sql`SELECT row_no, cells, problems FROM vinculo.import_row WHERE import_id = ${stored.id}::uuid AND problems IS NOT NULL AND row_no > ${after}::int
        ORDER BY row_no LIMIT ${BATCH}::int`,
    );
    for (const { row_no, cells, problems } of rows) {
      const reasons = problems.map(
        (problem) => `${problem.field ? `${fieldLabel(problem.field)}: ` : ''}${problemMessage(problem, language)}`,
      );
      yield line([...names.map((_, i) => cells[i] ?? ''), String(row_no), reasons.join(' ')]);
    }
    if (rows.length < BATCH) return;
    after = (rows.at(-1) as Row).row_no;
  }
}

/** Rows may have more cells than there are columns: that is what is wrong with them. */
async function widestRow(database: Database, importId: string): Promise<number> {
  const [row] = await database.tuples(
    sql`SELECT max(cardinality(cells)) FROM vinculo.import_row WHERE import_id = ${importId}::uuid AND problems IS NOT NULL`,
  );
  return Number(row?.[0] ?? 0);
}
