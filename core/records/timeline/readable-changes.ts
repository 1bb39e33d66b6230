import type { Policy, Rows } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { join, literal, raw, type Sql, sql } from '#core/kit/sql.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import { storedFields } from '#core/sql/field-columns.ts';
import type { ChangeAction, FieldChange } from '#schemas/types/api.ts';

/** One entry of a record's audit trail, as far as the caller may read it. */
export interface ReadableChange {
  readonly action: ChangeAction;
  readonly actor: string | null;
  readonly changes: FieldChange[];
}

/** Whose changes a caller may read on one record. */
export interface ReadableNames {
  /** On every record. */
  readonly always: ReadonlySet<string>;
  /** On the record of the alias `t`: names as an array of text. Absent where `always` is all there is. */
  readonly here?: Sql;
  /** Everything that was ever changed may be read. */
  readonly all: boolean;
}

export function readableNames(policy: Policy, caller: Caller): ReadableNames {
  const fields = storedFields(policy.entity).map((field) => ({ name: field.name, rows: policy.field(field) }));
  const always = new Set(fields.filter(({ rows }) => rows === 'all').map(({ name }) => name));
  const sometimes = fields.filter(({ rows }) => rows !== 'all' && rows !== 'none');
  if (sometimes.length === 0) return { always, all: policy.unrestricted };
  const scope = { caller, entity: policy.entity, alias: ALIAS };
  const named = ({ name, rows }: { name: string; rows: Rows }) => sql`CASE WHEN ${rowsPredicate(rows, scope)} THEN ${literal(name)} END`;
  return { always, here: sql`array_remove(ARRAY[${join(sometimes.map(named), ', ')}]::text[], NULL)`, all: false };
}

/** The row `a` of the audit trail tells the caller something; the CTE `r` holds the record's readable names. */
export function tellsSomething({ always, here, all }: ReadableNames): Sql {
  if (all) return raw('true');
  const some = here ? sql` OR a.changes ?| (SELECT r.names FROM r)` : sql``;
  return sql`(a.action <> 'updated' OR a.changes ?| ${[...always]}::text[]${some})`;
}

/** What `decodeChange` takes, of the row `a`, with the types of the database. The changes as text: so their size is known. */
export const CHANGE_COLUMNS = [
  { kind: 'text', read: raw('a.action') },
  { kind: 'uuid', read: raw('a.actor') },
  { kind: 'text', read: raw('a.changes::text') },
];

/** `names` are those of the record itself. Fields that are gone, or not for the caller, are left out. */
export function decodeChange(tuple: readonly unknown[], entity: Entity, names: ReadonlySet<string>): ReadableChange {
  const [action, actor, text] = tuple as [ChangeAction, string | null, string];
  const stored = Object.entries(JSON.parse(text) as Record<string, [unknown, unknown]>);
  const known = stored.filter(([field]) => names.has(field) && entity.fields.has(field));
  return { action, actor, changes: known.map(([field, [before, after]]) => ({ field, before, after })) };
}
