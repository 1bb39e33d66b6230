import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { differences } from '#core/kit/three-way.ts';
import { type StoredDefinition, sameKey } from '#core/registry/layers.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { PlanStep, RevisionDetail, RevisionRow } from '#schemas/types/api.ts';

interface StoredRevision extends RevisionRow {
  readonly before: readonly StoredDefinition[];
  readonly after: readonly StoredDefinition[];
  readonly plan: readonly PlanStep[];
}

const HEAD = sql`r.revision, to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, r.author, r.summary,
  (SELECT json_build_object('waiting', count(*) FILTER (WHERE t.state = 'waiting'), 'done', count(*) FILTER (WHERE t.state = 'done'),
    'failed', count(*) FILTER (WHERE t.state = 'failed')) FROM vinculo.change_task t WHERE t.revision = r.revision) AS tasks`;

const MOST = 200;

/** The newest revisions, newest first. */
export function listRevisions(db: Queryable): Promise<RevisionRow[]> {
  return db.rows<RevisionRow>(sql`SELECT ${HEAD} FROM vinculo.revision r ORDER BY r.revision DESC LIMIT ${MOST}`);
}

/** One revision with everything it changed. Throws REVISION_UNKNOWN. */
export async function findRevision(db: Queryable, revision: number): Promise<StoredRevision> {
  const [found] = await db.rows<StoredRevision>(
    sql`SELECT ${HEAD}, r.before, r.after, r.plan FROM vinculo.revision r WHERE r.revision = ${revision}`,
  );
  if (!found) throw new AppError('REVISION_UNKNOWN', { params: { revision } });
  return found;
}

/** What a revision changed, as people read it. */
export function revisionDetail({ before, after, plan, ...head }: StoredRevision): RevisionDetail {
  const changes = after.map(({ layer, entity, kind, document }) => {
    const was = before.find((one) => sameKey(one, { layer, entity, kind }))?.document;
    return { layer, entity, kind, leaves: differences(was ?? undefined, document ?? undefined) };
  });
  return { ...head, undoable: isUndoable({ ...head, plan }), steps: [...plan], changes };
}

/** What the product brought is not an administrator's to undo, and what is deleted for good is gone. */
export function isUndoable({ author, plan }: Pick<StoredRevision, 'author' | 'plan'>): boolean {
  return author !== null && !plan.some((step) => step.severity === 'destructive');
}
