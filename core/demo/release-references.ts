import type { Entity } from '#core/contract/registry.ts';
import { type Reference, referencesTo } from '#core/demo/references.ts';
import { ident, join, literal, type Sql, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { type ChangedRecord, moveMany, type Target, updateMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';

export interface Released {
  /** Invented records that a real one cannot be without. */
  readonly needed: ReadonlySet<string>;
  readonly happenings: readonly Happening[];
}

/**
 * Real records let go of the invented ones: the reference is emptied, with a trail like any change. One that needs a colleague gets the
 * person who removes instead; one that needs anything else goes to the trash, and what it needs has to stay with it.
 */
export async function releaseReferences(db: Queryable, target: Target, ids: readonly string[]): Promise<Released> {
  const references = referencesTo(target.entity, target.caller.registry);
  const needed = new Set<string>();
  const happenings: Happening[] = [];
  for (const reference of references.filter((one) => isBinding(one, target.entity))) {
    const rows = await realHolders(db, reference, { target: target.entity, ids });
    for (const { points } of rows) needed.add(points);
    const held = rows.map(({ id }) => id);
    if (held.length > 0) happenings.push(...(await trash(db, { entity: reference.holder, caller: target.caller }, held)));
  }
  const rest = ids.filter((id) => !needed.has(id));
  const loose = references.filter((one) => !isBinding(one, target.entity));
  for (const [holder, group] of Map.groupBy(loose, (reference) => reference.holder)) {
    const changes = new Map<string, Record<string, readonly [unknown, unknown]>>();
    for (const reference of group) await collectChanges(db, { reference, target, ids: rest }, changes);
    const changed: ChangedRecord[] = [...changes].map(([id, own]) => ({ id, changes: own }));
    const versions = changed.length === 0 ? [] : await updateMany(db, { entity: holder, caller: target.caller }, changed);
    happenings.push(...[...versions].map(([id, version]) => happened(holder, target, { id, version })));
  }
  await emptyInvented(db, loose, rest);
  return { needed, happenings };
}

/** The colleague's place is taken by somebody else; nothing else can be replaced. */
function isBinding({ needed }: Reference, target: Entity): boolean {
  return needed && target.name !== 'user';
}

export async function trash(db: Queryable, target: Target, ids: readonly string[]): Promise<Happening[]> {
  const versions = await moveMany(db, target, { ids, way: 'remove' });
  return [...versions].map(([id, version]) => happened(target.entity, target, { id, version }));
}

function happened(entity: Entity, { caller }: Target, { id, version }: { id: string; version: number }): Happening {
  return { kind: 'record', entityNo: entity.no, id, version, actor: caller.user.id };
}

interface Pointed {
  readonly target: Entity;
  readonly ids: readonly string[];
}

/** Rows of the holder that point at one of the ids, unless they are invented themselves. Locked, so that what is decided stays true. */
function realHolders(db: Queryable, { holder, field }: Reference, { ids }: Pointed): Promise<{ id: string; points: string }[]> {
  const column = fieldColumns(field, 't').columns[0] as Sql;
  return db.rows(
    sql`SELECT t.id, ${column} AS points FROM ${entityTable(holder)} t WHERE ${column} = ANY(${ids}::uuid[]) AND ${isReal(holder)} FOR UPDATE OF t`,
  );
}

export function isReal(entity: Entity): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM vinculo.demo_record d WHERE d.entity_no = ${entity.no}::int AND d.record_id = t.id)`;
}

interface Collecting {
  readonly reference: Reference;
  readonly target: Target;
  readonly ids: readonly string[];
}

async function collectChanges(
  db: Queryable,
  { reference, target, ids }: Collecting,
  changes: Map<string, Record<string, readonly [unknown, unknown]>>,
): Promise<void> {
  const add = (id: string, name: string, change: readonly [unknown, unknown]) => changes.set(id, { ...changes.get(id), [name]: change });
  const { field, needed } = reference;
  if (field.link) {
    const gone = new Set(ids);
    for (const { id, links } of await realLinks(db, reference, ids)) {
      add(id, field.name, [links, links.filter((link) => !gone.has(link.id))]);
    }
    return;
  }
  const heir = needed ? target.caller.user.id : null;
  for (const { id, points } of await realHolders(db, reference, { target: target.entity, ids })) add(id, field.name, [points, heir]);
}

interface LinkValue {
  readonly id: string;
}

/** All links of the real records that are linked with one of the ids. */
function realLinks(db: Queryable, { holder, field }: Reference, ids: readonly string[]): Promise<{ id: string; links: LinkValue[] }[]> {
  const attributes = (field.type.linkColumns?.(field.definition) ?? []).map(({ name }) => sql`, ${literal(name)}, ${ident('l', name)}`);
  return db.rows(
    sql`SELECT t.id, (SELECT jsonb_agg(jsonb_build_object('id', l.target_id${join(attributes, '')}) ORDER BY l.position) FROM ${linkTable(field)} l WHERE l.record_id = t.id) AS links
      FROM ${entityTable(holder)} t WHERE t.id IN (SELECT record_id FROM ${linkTable(field)} WHERE target_id = ANY(${ids}::uuid[])) AND ${isReal(holder)} FOR UPDATE OF t`,
  );
}

/** Invented records that are deleted later must not hold those that go now. Links end by themselves. */
async function emptyInvented(db: Queryable, references: readonly Reference[], ids: readonly string[]): Promise<void> {
  for (const { holder, field } of references.filter((one) => !one.field.link && !one.field.system && !one.needed)) {
    const [column = ''] = field.columns;
    const emptied = [...field.columns, ...(field.successor?.columns ?? [])].map((name) => sql`${ident(name)} = NULL`);
    await db.run(sql`UPDATE ${entityTable(holder)} t SET ${join(emptied, ', ')} WHERE ${ident('t', column)} = ANY(${ids}::uuid[])`);
  }
}
