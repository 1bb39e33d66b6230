import type { RecordInput } from '#core/contract/records.ts';
import { sql } from '#core/kit/sql.ts';
import { listFingerprint, readCursor, writeCursor } from '#core/records/cursor.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import { problemMessage } from '#core/records/problem-message.ts';
import type { Database } from '#core/sql/database.ts';
import type { ImportRow } from '#schemas/types/api.ts';
import type { Language } from '#schemas/types/definition.ts';

export interface RowsRequest {
  readonly importId: string;
  /** 'problem' = every row that has one, whatever became of it. */
  readonly status?: 'create' | 'update' | 'skip' | 'error' | 'problem';
  readonly cursor?: string;
  readonly limit?: number;
  readonly language: Language;
  /** Signs cursors. */
  readonly secret: string;
}

interface Row {
  readonly row_no: number;
  readonly cells: string[];
  readonly outcome: ImportRow['status'];
  readonly record_id: string | null;
  readonly record: RecordInput | null;
  readonly before: RecordInput | null;
  readonly problems: RowProblem[] | null;
}

/** A page of a file's rows with what became, or would become, of them. */
export async function listRows(database: Database, request: RowsRequest): Promise<{ data: ImportRow[]; page: { next: string | null } }> {
  const { importId, status, cursor, limit = 50, secret } = request;
  const fingerprint = listFingerprint(['import', importId, status ?? '']);
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, fingerprint, secret)[0]);
  const wanted = status === undefined ? sql`true` : status === 'problem' ? sql`problems IS NOT NULL` : outcomeIs(status);
  const rows = await database.rows<Row>(
    sql`SELECT row_no, cells, outcome, record_id, record, before, problems FROM vinculo.import_row
      WHERE import_id = ${importId}::uuid AND row_no > ${after}::int AND ${wanted} ORDER BY row_no LIMIT ${limit + 1}::int`,
  );
  const data = rows.slice(0, limit);
  const next = rows.length > limit ? writeCursor([String(data.at(-1)?.row_no)], fingerprint, secret) : null;
  return { data: data.map((row) => rowView(row, request.language)), page: { next } };
}

/** Errors always have problems, and those have an index. */
function outcomeIs(status: string) {
  return status === 'error' ? sql`problems IS NOT NULL AND outcome = 'error'` : sql`outcome = ${status}`;
}

function rowView({ row_no, cells, outcome, record_id, record, before, problems }: Row, language: Language): ImportRow {
  const changes =
    outcome === 'update' && record ? Object.entries(record).map(([name, after]) => [name, [before?.[name] ?? null, after]]) : [];
  return {
    row: row_no,
    status: outcome,
    cells,
    ...(record_id !== null && { record: record_id }),
    ...(changes.length > 0 && { changes: Object.fromEntries(changes) }),
    problems: (problems ?? []).map((problem) => ({
      code: problem.code,
      ...(problem.field !== undefined && { field: problem.field }),
      ...(problem.column !== undefined && { column: problem.column }),
      ...(problem.value !== undefined && { value: problem.value }),
      severity: problem.mild ? 'warning' : 'error',
      message: problemMessage(problem, language),
    })),
  };
}
