import { actorOf } from '#core/access/engine-caller.ts';
import { policyFor } from '#core/access/policy.ts';
import { fieldsPredicate } from '#core/access/row-filter.ts';
import { storeContext } from '#core/access/store-context.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { ALIAS, readPolicy } from '#core/records/read-plan.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

export interface RevealRequest {
  readonly entity: string;
  readonly id: string;
  readonly field: string;
}

/** The clear value of a secret, for whoever may change it there; that they saw it is written down by the statement that reads it. */
export async function revealSecret(context: RecordsContext, caller: Caller, request: RevealRequest): Promise<string | null> {
  const entity = findEntity(caller, request.entity);
  const field = secretField(entity, request.field);
  const updating = policyFor(caller, entity, 'update');
  const scope = { caller, entity, alias: ALIAS };
  const rights = join(
    [readPolicy(caller, entity), updating].map((policy) => fieldsPredicate(policy, [field.name], scope)),
    ' AND ',
  );
  const no = raw(String(entity.no));
  const changes = JSON.stringify({ [field.name]: [null, null] });
  const [stored] = await context.database.tuples(
    sql`WITH r AS (SELECT t.* FROM ${entityTable(entity)} ${raw(ALIAS)} WHERE t.id = ${checkId(request.id)}::uuid AND t.deleted_at IS NULL AND ${rights}),
      told AS (INSERT INTO vinculo.audit (id, entity_no, record_id, action, actor, version, changes)
        SELECT ${uuid7()}::uuid, ${no}, r.id, 'revealed', ${actorOf(caller)}::uuid, r.version, ${changes}::jsonb FROM r)
      SELECT ${join(fieldColumns(field, 'r').columns, ', ')} FROM r`,
  );
  if (!stored) throw new AppError('RECORD_NOT_FOUND');
  if (stored.every((column) => column === null)) return null;
  const clear = field.type.reveal?.(stored, storeContext(caller), field.definition);
  if (clear === undefined) throw new AppError('SECRET_UNREADABLE', { params: { field: field.name } });
  return clear;
}

function secretField(entity: Entity, name: string): Field {
  const field = entity.fields.get(name);
  const params = { entity: entity.name, field: name };
  if (!field) throw new AppError('FIELD_UNKNOWN', { params, places: [{ path: '/field', code: 'field.unknown' }] });
  if (!field.type.reveal) throw new AppError('FIELD_NOT_SECRET', { params });
  return field;
}
