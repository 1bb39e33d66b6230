import { sql } from '#core/kit/sql.ts';
import type { LoadCase } from '#scripts/bench/cases/load-case.ts';

interface Entry {
  readonly kind: string;
  readonly record?: { readonly id: string };
}

/** Of companies about which much was written, as those are that people look up. */
export const companyTimeline: LoadCase = {
  key: 'timeline',
  title: 'timeline of a company',
  goal: 0.7,
  script: async ({ database }) => {
    const rows = await database.tuples(
      sql`SELECT company FROM entity.report WHERE deleted_at IS NULL AND company IS NOT NULL GROUP BY company HAVING count(*) >= 5
        ORDER BY hashtextextended(company::text, 1) LIMIT 200`,
    );
    const calls = rows.map(([id]) => ({ method: 'GET', path: `/records/company/${id}/timeline` }) as const);
    return { traffic: { calls }, samples: calls.slice(0, 20) };
  },
  facts: ({ data, page }) => ({ entries: data.map(({ kind, record }: Entry) => `${kind} ${record?.id}`), more: page.next !== null }),
};
