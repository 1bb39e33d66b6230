import type { Caller } from '#core/contract/caller.ts';
import type { Computed, Entity, Field } from '#core/contract/registry.ts';
import type { Condition, Grant } from '#schemas/types/definition.ts';

export type Action = Grant['actions'][number];

/** Which rows: all of them, none, or those that meet any of the conditions. */
export type Rows = 'all' | 'none' | { readonly any: readonly Condition[] };

/** What one caller may do with one entity by one action: rows and fields always together. */
export interface Policy {
  readonly entity: Entity;
  /** Rows on which at least one grant holds. */
  readonly rows: Rows;
  /** Rows on which the field may be used: a grant must hold on the row *and* contain the field. */
  field(field: Field): Rows;
  /** True when every row and every field is granted: nothing has to be checked. */
  readonly unrestricted: boolean;
  /** Two callers with the same key see the same rows and fields. */
  readonly key: string;
}

/** Fields that identify a row; whoever sees the row sees them. */
const ALWAYS = new Set(['id', 'version', 'created_at', 'updated_at', 'deleted_at']);

const everything: readonly Grant[] = [{ actions: ['create', 'read', 'update', 'delete', 'export'], rows: 'all', fields: 'all' }];

/** Where an entity says nothing about a role: administrators may do everything, members everything but delete for good. */
const defaults: Readonly<Record<string, readonly Grant[]>> = {
  administrator: everything,
  member: [{ actions: ['create', 'read', 'update', 'delete'], rows: 'all', fields: 'all' }],
};

/** The grants of all the caller's roles, as one policy. The only place where it is decided who may do what with records. */
export function policyFor(caller: Caller, entity: Entity, action: Action): Policy {
  if (caller.engine) return enginePolicy(entity);
  const grants = grantsFor(caller, entity, action);
  const unrestricted = isUnrestricted(grants);
  return {
    entity,
    rows: unite(grants, entity),
    unrestricted,
    field: (field) => {
      const own = unrestricted ? 'all' : fieldRows(field, grants, entity);
      return field.computed ? strictest([own, ...inputRows(field.computed, caller, { entity, action })]) : own;
    },
    key: policyKey(caller, grants),
  };
}

function grantsFor(caller: Caller, entity: Entity, action: Action): Grant[] {
  return caller.user.roles
    .flatMap((role) => grantsOf(role, entity))
    .filter((grant) => grant.actions.includes(action) && grant.rows !== 'none');
}

function isUnrestricted(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.rows === 'all' && grant.fields === 'all');
}

function fieldRows(field: Field, grants: readonly Grant[], entity: Entity): Rows {
  if (isUnrestricted(grants)) return 'all';
  if (ALWAYS.has(field.name)) return unite(grants, entity);
  const holding = grants.filter((grant) => containsField(grant, field));
  // If every grant has the field, whoever sees the row sees the field.
  return holding.length === grants.length ? (grants.length === 0 ? 'none' : 'all') : unite(holding, entity);
}

/**
 * On which rows the fields may be read that a computed one is made from. What stands in other records is asked there, row by row,
 * when it is worked out; here it only counts whether it may be read anywhere.
 */
function inputRows({ inputs }: Computed, caller: Caller, { entity, action }: { entity: Entity; action: Action }): Rows[] {
  return inputs.map((input): Rows => {
    const holder = caller.registry.entities.get(input.entity);
    const field = holder?.fields.get(input.field);
    if (!holder || !field) return 'all';
    if (holder.name === entity.name) return fieldRows(field, grantsFor(caller, holder, action), holder);
    return fieldRows(field, grantsFor(caller, holder, 'read'), holder) === 'none' ? 'none' : 'all';
  });
}

/** Rows that are in all of them. */
function strictest(all: readonly Rows[]): Rows {
  if (all.includes('none')) return 'none';
  const limited = all.filter((rows) => typeof rows === 'object');
  if (limited.length <= 1) return limited[0] ?? 'all';
  return { any: [{ and: limited.map(({ any }) => ({ or: [...any] })) }] };
}

/** What a caller may take out of the system: of what they may read, that which they may export. */
export function exportPolicy(caller: Caller, entity: Entity): Policy {
  const reading = policyFor(caller, entity, 'read');
  const exporting = policyFor(caller, entity, 'export');
  return {
    entity,
    rows: strictest([reading.rows, exporting.rows]),
    unrestricted: reading.unrestricted && exporting.unrestricted,
    field: (field) => strictest([reading.field(field), exporting.field(field)]),
    key: `export:${reading.key}:${exporting.key}`,
  };
}

/** Sees everything: for what the engine itself has to judge, never for what is sent to somebody. */
export function enginePolicy(entity: Entity): Policy {
  return { entity, rows: 'all', unrestricted: true, field: () => 'all', key: 'engine' };
}

function grantsOf(role: string, entity: Entity): readonly Grant[] {
  const declared = entity.definition['x-permission'];
  // An administrator can always repair what an entity's own permissions got wrong.
  if (role === 'administrator') return everything;
  return declared ? (declared[role] ?? []) : (defaults[role] ?? []);
}

function containsField(grant: Grant, field: Field): boolean {
  if (grant.fields === 'all') return true;
  return 'only' in grant.fields ? grant.fields.only.includes(field.name) : !grant.fields.except.includes(field.name);
}

function unite(grants: readonly Grant[], entity: Entity): Rows {
  if (grants.some((grant) => grant.rows === 'all')) return 'all';
  if (grants.length === 0) return 'none';
  return { any: grants.map((grant) => rowCondition(grant.rows, entity)) };
}

function rowCondition(rows: Grant['rows'], entity: Entity): Condition {
  if (typeof rows === 'object') return rows;
  const owner = entity.owned ? 'owner' : 'created_by';
  const own: Condition = { field: owner, op: 'eq', value: '$user' };
  if (rows === 'team' && entity.owned) return { or: [own, { field: 'team', op: 'in', value: '$user.teams' }] };
  if (rows === 'department') return { or: [own, { field: `${owner}.department`, op: 'eq', value: '$user.department' }] };
  return own;
}

function policyKey(caller: Caller, grants: readonly Grant[]): string {
  const personal = grants.some((grant) => grant.rows !== 'all');
  return `${[...caller.user.roles].sort().join(',')}${personal ? `:${caller.user.id}` : ''}`;
}
