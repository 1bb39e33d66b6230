import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { titleFields } from '#core/records/include.ts';
import { ALIAS, readPlan, readPolicy } from '#core/records/read-plan.ts';
import { entityTable } from '#core/sql/field-columns.ts';

export interface StarRequest {
  readonly entity: string;
  readonly id: string;
}

/** A record that the caller marked, by its title. */
export interface StarredRecord extends StarRequest {
  readonly title: string;
}

const MAX_LISTED = 100;

/** Marks a record for the caller alone. A second time changes nothing. */
export async function addStar(context: RecordsContext, caller: Caller, request: StarRequest): Promise<void> {
  const entity = findEntity(caller, request.entity);
  const rows = rowsPredicate(readPolicy(caller, entity).rows, { caller, entity, alias: ALIAS });
  const added = await context.database.run(
    sql`INSERT INTO vinculo.star AS s (user_id, entity_no, record_id)
      SELECT ${caller.user.id}::uuid, ${raw(String(entity.no))}, t.id FROM ${entityTable(entity)} ${raw(ALIAS)}
      WHERE t.id = ${checkId(request.id)}::uuid AND t.deleted_at IS NULL AND ${rows}
      ON CONFLICT (user_id, entity_no, record_id) DO UPDATE SET at = s.at`,
  );
  if (added === 0) throw new AppError('RECORD_NOT_FOUND');
  publishStars(context, caller);
}

/** Takes the mark away, also from what the caller can no longer see: it is theirs. */
export async function removeStar(context: RecordsContext, caller: Caller, request: StarRequest): Promise<void> {
  const entity = findEntity(caller, request.entity);
  const removed = await context.database.run(
    sql`DELETE FROM vinculo.star WHERE user_id = ${caller.user.id}::uuid AND entity_no = ${entity.no}::int AND record_id = ${checkId(request.id)}::uuid`,
  );
  if (removed > 0) publishStars(context, caller);
}

/** The caller's other windows show stars, too. */
function publishStars({ published }: RecordsContext, { user }: Caller): void {
  published([{ kind: 'star', entityNo: 0, id: user.id, version: nextMoment(), actor: user.id }]);
}

/** What the caller marked and may still see, the newest mark first. */
export async function listStars(context: RecordsContext, caller: Caller): Promise<StarredRecord[]> {
  const marked = await context.database.tuples(sql`SELECT DISTINCT entity_no FROM vinculo.star WHERE user_id = ${caller.user.id}::uuid`, {
    prepared: true,
  });
  const entities = marked.flatMap(([no]) => caller.registry.entityByNo.get(Number(no)) ?? []);
  const found = await Promise.all(entities.map((entity) => starsOf(context, caller, entity)));
  return found
    .flat()
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MAX_LISTED)
    .map(({ star }) => star);
}

interface Marked {
  /** As PostgreSQL writes it: in UTC, so that it sorts as text. */
  readonly at: string;
  readonly star: StarredRecord;
}

async function starsOf({ database }: RecordsContext, caller: Caller, entity: Entity): Promise<Marked[]> {
  const policy = policyFor(caller, entity, 'read');
  if (policy.rows === 'none') return [];
  const plan = readPlan(titleFields(entity, caller), policy, caller);
  const tuples = await database.tuples(newestStars(caller, entity, plan.select), { prepared: true });
  return tuples.map(([at, ...tuple]) => {
    const record = plan.decode(tuple);
    return { at: String(at), star: { entity: entity.name, id: record.id, title: String(record[entity.titleField.name] ?? '') } };
  });
}

function newestStars(caller: Caller, entity: Entity, select: readonly Sql[]): Sql {
  const rows = rowsPredicate(policyFor(caller, entity, 'read').rows, { caller, entity, alias: ALIAS });
  return sql`SELECT s.at, ${join(select, ', ')} FROM vinculo.star s JOIN ${entityTable(entity)} ${raw(ALIAS)} ON t.id = s.record_id
    WHERE s.user_id = ${caller.user.id}::uuid AND s.entity_no = ${raw(String(entity.no))} AND t.deleted_at IS NULL AND ${rows}
    ORDER BY s.at DESC LIMIT ${raw(String(MAX_LISTED))}`;
}
