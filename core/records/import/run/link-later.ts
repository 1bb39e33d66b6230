import type { RecordInput } from '#core/contract/records.ts';
import { raw, sql } from '#core/kit/sql.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { EntryPlan, RelationPlan } from '#core/records/import/run/entry-plan.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { type Match, matchIds } from '#core/records/import/run/match-records.ts';
import type { Advance } from '#core/records/import/run/process-batch.ts';
import { relatedTexts } from '#core/records/import/run/related-texts.ts';
import { lookUpRelations } from '#core/records/import/run/relation-lookup.ts';
import { updateMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';

interface LaterRow {
  readonly row_no: number;
  readonly record_id: string;
  readonly later: Readonly<Record<string, string>>;
  readonly outcome: string;
}

const BATCH = 1_000;

/** Links between rows of the same file, made when all of them are in. Each batch clears what it has done, so it can be taken up again. */
export async function linkLater(job: Job, advance: Advance): Promise<void> {
  const { database } = job.context.records;
  for (;;) {
    const versions = await database.transaction(async (tx) => {
      await tx.run(raw('SET LOCAL statement_timeout = 600000'));
      const rows = await tx.rows<LaterRow>(
        sql`SELECT row_no, record_id, later, outcome FROM vinculo.import_row
          WHERE import_id = ${job.stored.id}::uuid AND later IS NOT NULL ORDER BY row_no LIMIT ${BATCH}::int`,
      );
      if (rows.length === 0) return undefined;
      const changed = await linkRows(tx, job, rows);
      await advance(tx, { position: job.stored.position, counts: {} });
      return changed;
    });
    if (!versions) return;
    const actor = job.caller.user.id;
    job.context.publish([...versions].map(([id, version]) => ({ kind: 'record', entityNo: job.entity.no, id, version, actor })));
  }
}

interface Linked {
  readonly row: LaterRow;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly problems: readonly RowProblem[];
}

async function linkRows(db: Queryable, job: Job, rows: readonly LaterRow[]): Promise<ReadonlyMap<string, number>> {
  const find = await finder(db, job, rows);
  const matches = await matchIds(
    db,
    job,
    rows.map(({ record_id }) => record_id),
  );
  const linked = rows.map((row) => linkRow(job, { row, match: matches.get(row.record_id), find }));
  const changes = linked
    .filter((one) => Object.keys(one.changes).length > 0)
    .map(({ row, changes: own }) => ({ id: row.record_id, changes: own }));
  const versions = await updateMany(db, { entity: job.entity, caller: job.caller }, changes);
  await storeLinked(db, job.stored.id, linked);
  return versions;
}

type Find = (plan: EntryPlan & { relation: RelationPlan }, text: string) => readonly { readonly id: string }[];

async function finder(db: Queryable, job: Job, rows: readonly LaterRow[]): Promise<Find> {
  const lookups = new Map<EntryPlan, Awaited<ReturnType<typeof lookUpRelations>>>();
  for (const plan of job.plans) {
    const { relation, field } = plan;
    const texts = new Set(relation ? rows.flatMap(({ later }) => relatedTexts(later[field.name] ?? '', relation)) : []);
    if (!relation || texts.size === 0) continue;
    lookups.set(plan, await lookUpRelations(db, { caller: job.caller, target: relation.target, by: relation.by, group: undefined, texts }));
  }
  return (plan, text) => lookups.get(plan)?.find(text, undefined) ?? [];
}

function linkRow(job: Job, { row, match, find }: { row: LaterRow; match: Match | undefined; find: Find }): Linked {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  const problems: RowProblem[] = [];
  for (const plan of job.plans) {
    const text = row.later[plan.field.name];
    if (text === undefined || !plan.relation || !match) continue;
    const ids = relatedTexts(text, plan.relation).flatMap((part) => {
      const found = find(plan as EntryPlan & { relation: RelationPlan }, part);
      if (found.length === 1) return [(found[0] as { id: string }).id];
      const column = plan.entry.column;
      const code = found.length > 1 ? 'relation.ambiguous' : 'relation.notFound';
      problems.push({ code, field: plan.field.name, ...(column !== undefined && { column }), value: part, mild: true });
      return [];
    });
    const before = match.record[plan.field.name] ?? null;
    const after = plan.relation.many ? merged(before, ids) : (ids[0] ?? before);
    if (JSON.stringify(before) !== JSON.stringify(after)) changes[plan.field.name] = [before, after];
  }
  return { row, changes, problems };
}

function merged(before: unknown, ids: readonly string[]): unknown {
  const links = (before ?? []) as readonly { readonly id: string }[];
  return [...links, ...ids.filter((id) => !links.some((link) => link.id === id)).map((id) => ({ id }))];
}

/** What an update changed is kept for the undo; of a created record nothing is, it goes as a whole. */
async function storeLinked(db: Queryable, importId: string, linked: readonly Linked[]): Promise<void> {
  const rows = linked.map(({ row, changes, problems }) => ({
    no: row.row_no,
    before: sideOf(changes, 0),
    record: sideOf(changes, 1),
    problems: problems.length === 0 ? null : problems,
  }));
  await db.run(
    sql`UPDATE vinculo.import_row r SET later = NULL,
        before = CASE WHEN r.outcome = 'create' THEN r.before ELSE coalesce(r.before, '{}') || x.before END,
        record = CASE WHEN r.outcome = 'create' THEN r.record ELSE coalesce(r.record, '{}') || x.record END,
        problems = CASE WHEN x.problems IS NULL THEN r.problems ELSE coalesce(r.problems, '[]') || x.problems END
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(no int, before jsonb, record jsonb, problems jsonb)
      WHERE r.import_id = ${importId}::uuid AND r.row_no = x.no`,
  );
}

function sideOf(changes: Linked['changes'], at: 0 | 1): RecordInput {
  return Object.fromEntries(Object.entries(changes).map(([name, pair]) => [name, pair[at]]));
}
