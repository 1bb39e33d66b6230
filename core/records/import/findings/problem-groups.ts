import type { Caller } from '#core/contract/caller.ts';
import { sql } from '#core/kit/sql.ts';
import { suggestOption } from '#core/records/import/findings/suggest-option.ts';
import { suggestRecords } from '#core/records/import/findings/suggest-records.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { EntryPlan } from '#core/records/import/run/entry-plan.ts';
import type { ProblemGroup } from '#core/records/import/stored-import.ts';
import type { Database } from '#core/sql/database.ts';

const MOST = 200;

interface Row {
  readonly code: string;
  readonly field: string | null;
  readonly column: number | null;
  readonly value: string | null;
  readonly mild: boolean;
  readonly params: RowProblem['params'] | null;
  readonly rows: number;
}

/** The problems of all rows, those that are the same together, the most frequent first. */
export async function groupProblems(
  database: Database,
  importId: string,
  { plans, caller }: { plans: readonly EntryPlan[]; caller: Caller },
): Promise<ProblemGroup[]> {
  const rows = await database.rows<Row>(
    sql`SELECT p->>'code' AS code, p->>'field' AS field, (p->>'column')::int AS column, p->>'value' AS value, coalesce((p->>'mild')::boolean, false) AS mild,
        (array_agg(p->'params'))[1] AS params, count(*)::int AS rows
      FROM vinculo.import_row r, jsonb_array_elements(r.problems) p WHERE r.import_id = ${importId}::uuid AND r.problems IS NOT NULL
      GROUP BY 1, 2, 3, 4, 5 ORDER BY count(*) DESC, 1, 2, 4 LIMIT ${MOST}::int`,
  );
  const groups = rows.map(toGroup);
  const records = await suggestRecords(database, groups, { plans, caller });
  return groups.map((group) => {
    const plan = plans.find(({ field }) => field.name === group.field);
    const suggestion = records.get(group) ?? (plan && suggestOption(group, plan.field, caller.user.language));
    return suggestion ? { ...group, suggestion } : group;
  });
}

function toGroup({ code, field, column, value, mild, params, rows }: Row): ProblemGroup {
  return {
    code,
    ...(field !== null && { field }),
    ...(column !== null && { column }),
    ...(value !== null && { value }),
    ...(params && { params }),
    ...(mild && { mild }),
    rows,
  };
}
