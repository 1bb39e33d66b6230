import { type Policy, policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import { targetEntity } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, join, type Sql, sql } from '#core/kit/sql.ts';
import { type Included, titleFields } from '#core/records/include.ts';
import { ALIAS, planColumns } from '#core/records/read-plan.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** Titles of what relations to one point at, read by the statement that reads the records themselves. */
export interface JoinedTitles {
  readonly joins: Sql;
  readonly select: readonly Sql[];
  /** The titles in tuples whose columns of `select` begin at `start`. */
  collect(tuples: readonly (readonly unknown[])[], start: number): Included;
}

/** A join each is cheaper than a statement each, up to a number. */
const MAX_JOINS = 8;

/** Which of the relations are joined, and which are read by a statement of their own. */
export function joinable(fields: readonly Field[], caller: Caller): { joined: Field[]; apart: Field[] } {
  const joined = fields
    .filter((field) => field.type.relation === 'one' && policyFor(caller, targetEntity(field, caller), 'read').rows !== 'none')
    .slice(0, MAX_JOINS);
  return { joined, apart: fields.filter((field) => !joined.includes(field)) };
}

/** What the caller may not see of a related record is as absent as when it is read by itself. */
export function joinedTitles(fields: readonly Field[], policy: Policy, caller: Caller): JoinedTitles {
  const select: Sql[] = [];
  const parts = fields.map((field, i) => {
    const target = targetEntity(field, caller);
    const alias = `r${i}`;
    const plan = planColumns(titleFields(target, caller), { policy: policyFor(caller, target, 'read'), caller, alias });
    const start = select.length;
    select.push(...plan.select);
    return { entity: target.name, plan, start, join: titleJoin(field, { policy, caller, target, alias }) };
  });
  return {
    joins: join(
      parts.map((part) => part.join),
      '',
    ),
    select,
    collect: (tuples, offset) => {
      const included: Record<string, Record<string, RecordValue>> = {};
      for (const { entity, plan, start } of parts) {
        const titles = included[entity] ?? {};
        included[entity] = titles;
        for (const tuple of tuples) {
          const id = tuple[offset + start];
          if (typeof id === 'string' && !titles[id])
            titles[id] = plan.decode(tuple.slice(offset + start, offset + start + plan.select.length));
        }
      }
      return included;
    },
  };
}

interface TitleJoin {
  readonly policy: Policy;
  readonly caller: Caller;
  readonly target: Entity;
  readonly alias: string;
}

function titleJoin(field: Field, { policy, caller, target, alias }: TitleJoin): Sql {
  const visible = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias });
  const granted = rowsPredicate(policy.field(field), { caller, entity: policy.entity, alias: ALIAS });
  return sql` LEFT JOIN ${entityTable(target)} ${ident(alias)} ON ${ident(alias, 'id')} = ${fieldColumns(field, ALIAS).columns[0]} AND ${granted} AND ${visible}`;
}
