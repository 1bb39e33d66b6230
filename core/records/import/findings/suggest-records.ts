import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import { raw, sql } from '#core/kit/sql.ts';
import { likeness } from '#core/records/import/findings/suggest-option.ts';
import type { EntryPlan, RelationPlan } from '#core/records/import/run/entry-plan.ts';
import type { ProblemGroup } from '#core/records/import/stored-import.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

type Suggestions = Map<ProblemGroup, { readonly value: string; readonly label: string }>;

const CLOSE = 0.6;
const CANDIDATES = 5;

/** The existing records whose names come closest to those that were not found: GTXPro → GTX Pro. */
export async function suggestRecords(
  database: Database,
  groups: readonly ProblemGroup[],
  { plans, caller }: { plans: readonly EntryPlan[]; caller: Caller },
): Promise<Suggestions> {
  const suggestions: Suggestions = new Map();
  const lost = groups.filter(({ code, value }) => code === 'relation.notFound' && value !== undefined);
  for (const plan of plans) {
    const own = lost.filter(({ field }) => field === plan.field.name);
    if (!plan.relation || own.length === 0) continue;
    const { relation } = plan;
    await database.transaction(async (tx) => {
      const closest = await closestTexts(
        tx,
        own.map(({ value }) => value as string),
        { relation, caller },
      );
      own.forEach((group, i) => {
        const text = best(group.value as string, closest.get(i + 1) ?? []);
        if (text !== undefined) suggestions.set(group, { value: text, label: text });
      });
    });
  }
  return suggestions;
}

/** By shared groups of three letters, which an index on the names answers; where the extension lives differs between servers. */
async function closestTexts(
  tx: Queryable,
  texts: readonly string[],
  { relation, caller }: { relation: RelationPlan; caller: Caller },
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { target, by } = relation;
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias: 't' });
  const text = sql`${fieldColumns(by, 't').columns[0]}::text`;
  await tx.run(raw('SET LOCAL search_path = vinculo, public, extensions'));
  const found = await tx.tuples(
    sql`SELECT w.number, c.text FROM unnest(${texts}::text[]) WITH ORDINALITY w(text, number) CROSS JOIN LATERAL (
      SELECT ${text} AS text FROM ${entityTable(target)} t WHERE t.deleted_at IS NULL AND ${rows} AND vinculo.fold(${text}) % vinculo.fold(w.text)
      ORDER BY similarity(vinculo.fold(${text}), vinculo.fold(w.text)) DESC LIMIT ${raw(String(CANDIDATES))}) c`,
  );
  const byNumber = Map.groupBy(found, ([number]) => Number(number));
  return new Map([...byNumber].map(([number, tuples]) => [number, tuples.map((tuple) => String(tuple[1]))]));
}

/** A name that several records have is no help. */
function best(text: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, score: likeness(text, candidate) })).filter(({ score }) => score >= CLOSE);
  const top = scored.reduce<(typeof scored)[number] | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  return top && candidates.filter((candidate) => candidate === top.candidate).length === 1 ? top.candidate : undefined;
}
