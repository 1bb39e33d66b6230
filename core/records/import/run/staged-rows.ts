import { sql } from '#core/kit/sql.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { Queryable } from '#core/sql/database.ts';

/** A row of the file, as it waits in the staging table. */
export interface StagedRow {
  readonly no: number;
  readonly cells: readonly string[];
  readonly flaws: readonly RowProblem[] | null;
}

/** The next rows after one of them, in the order of the file. */
export function nextRows(db: Queryable, importId: string, { after, limit }: { after: number; limit: number }): Promise<StagedRow[]> {
  return db.rows<StagedRow>(
    sql`SELECT row_no AS no, cells, flaws FROM vinculo.import_row WHERE import_id = ${importId}::uuid AND row_no > ${after}::int ORDER BY row_no LIMIT ${limit}::int`,
    { prepared: true },
  );
}

/** All rows, piece by piece. */
export async function* allRows(db: Queryable, importId: string, limit = 5_000): AsyncGenerator<readonly StagedRow[]> {
  let after = -1;
  for (;;) {
    const rows = await nextRows(db, importId, { after, limit });
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = (rows.at(-1) as StagedRow).no;
  }
}

/** Findings of a trial about rows that the run did not come to are not what happened. */
export async function forgetUnreached(db: Queryable, importId: string): Promise<void> {
  await db.run(
    sql`UPDATE vinculo.import_row r SET outcome = NULL, record_id = NULL, record = NULL, before = NULL, later = NULL, problems = NULL
      FROM vinculo.import i WHERE i.id = r.import_id AND i.id = ${importId}::uuid AND r.row_no > i.position AND r.outcome IS NOT NULL`,
  );
}
