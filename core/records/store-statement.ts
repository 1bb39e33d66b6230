import { storeContext } from '#core/access/store-context.ts';
import { targetEntity, visibleTarget } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { type Place, placesOf } from '#core/records/places-of.ts';
import { entityTable, fieldColumns, linkTable, storedFields } from '#core/sql/field-columns.ts';

export interface ColumnValue {
  readonly column: Sql;
  readonly value: Sql;
}

/** The columns that hold the given values, with the parameters to store. Fields kept in link tables are not among them. */
export function columnValues(values: RecordInput, entity: Entity, caller: Caller): ColumnValue[] {
  const context = storeContext(caller);
  return Object.entries(values).flatMap(([name, value]) => {
    return placesOf(entity.fields.get(name) as Field).flatMap((place) => {
      if (place.link) return [];
      const kept = place.valueOf(value);
      const stored = place.type.store ? place.type.store(kept, context, place.definition) : [kept];
      const types = place.type.columns(place.definition);
      return place.columns.map((column, i) => ({
        column: ident(column),
        value: sql`${parameter(stored[i], types[i]?.type)}::${raw(types[i]?.type ?? 'text')}`,
      }));
    });
  });
}

/** The driver would make a list an array of PostgreSQL's, and a text no JSON at all. */
function parameter(value: unknown, type: string | undefined): unknown {
  if (value === null || value === undefined) return null;
  return type === 'jsonb' ? JSON.stringify(value) : value;
}

/** The physical columns of all fields, to be returned by a write and read again as the alias `t`. */
export function returnedColumns(entity: Entity): Sql {
  const columns = storedFields(entity).flatMap((field) => fieldColumns(field, 't').columns);
  return join(columns, ', ');
}

interface LinkValue {
  readonly id: string;
  readonly [attribute: string]: unknown;
}

export interface LinkedRecord {
  readonly entity: Entity;
  readonly caller: Caller;
  /** It has links already: those that are not given any more go. */
  readonly replace: boolean;
}

/**
 * Statements that make the links of the rows in `new` those given: nothing happens to them when the write itself found no row.
 * Links that the caller cannot see, or whose other end is in the trash, are not theirs to remove.
 */
export function linkStatements(values: RecordInput, { entity, caller, replace }: LinkedRecord): Sql[] {
  return Object.entries(values).flatMap(([name, value]) => {
    return placesOf(entity.fields.get(name) as Field).flatMap((place) => {
      if (!place.link) return [];
      const links = (place.valueOf(value) ?? []) as readonly LinkValue[];
      const insert = links.length === 0 ? [] : [insertLinks(place, links)];
      return replace ? [removeLinks(place, links, caller), ...insert] : insert;
    });
  });
}

function removeLinks(field: Place, kept: readonly LinkValue[], caller: Caller): Sql {
  return sql`DELETE FROM ${linkTable(field)} l USING new t, ${entityTable(targetEntity(field, caller))} j
    WHERE l.record_id = t.id AND l.target_id = j.id AND ${visibleTarget(field, caller, 'j')} AND l.target_id <> ALL(${kept.map((link) => link.id)}::uuid[])`;
}

function insertLinks(field: Place, links: readonly LinkValue[]): Sql {
  const attributes = field.type.linkColumns?.(field.definition) ?? [];
  const columns = ['record_id', 'target_id', 'position', ...attributes.map(({ name }) => name)].map((column) => ident(column));
  const rows = links.map((link, i) => {
    const stored = attributes.map(({ name, type }) => sql`${link[name] ?? null}::${raw(type)}`);
    return sql`(${join([sql`${link.id}::uuid`, raw(`${i}::int`), ...stored], ', ')})`;
  });
  const updates = columns.slice(2).map((column) => sql`${column} = EXCLUDED.${column}`);
  return sql`INSERT INTO ${linkTable(field)} (${join(columns, ', ')}) SELECT t.id, v.* FROM new t, (VALUES ${join(rows, ', ')}) v
    ON CONFLICT (record_id, target_id) DO UPDATE SET ${join(updates, ', ')}`;
}

export interface Trail {
  readonly entity: Entity;
  readonly action: 'created' | 'updated' | 'removed' | 'restored';
  readonly actor: string | null;
  /** Field → [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Which plugins' handlers led to the write. */
  readonly chain?: readonly string[] | undefined;
}

/** Audit and outbox rows for every row of the CTE `new`: in the same statement as the write, so in the same transaction. */
export function trailStatements({ entity, action, actor, changes, chain }: Trail): Sql[] {
  const no = raw(String(entity.no));
  const kind = raw(`'record.${action}'`);
  const verb = raw(`'${action}'`);
  return [
    sql`INSERT INTO vinculo.audit (id, entity_no, record_id, action, actor, version, changes) SELECT ${uuid7()}::uuid, ${no}, t.id, ${verb}, ${actor}::uuid, t.version, ${JSON.stringify(changes)}::jsonb FROM new t`,
    sql`INSERT INTO vinculo.outbox (id, kind, entity_no, record_id, version, actor, body) SELECT ${uuid7()}::uuid, ${kind}, ${no}, t.id, t.version, ${actor}::uuid, ${JSON.stringify({ fields: Object.keys(changes), ...(chain && { chain }) })}::jsonb FROM new t`,
  ];
}

/** One statement: the write as `new`, everything that belongs to it, and what to read of the result. */
export function writeStatement(write: Sql, companions: readonly Sql[], select: readonly Sql[]): Sql {
  const ctes = [sql`new AS (${write})`, ...companions.map((piece, i) => sql`${raw(`w${i}`)} AS (${piece})`)];
  return sql`WITH ${join(ctes, ', ')} SELECT ${join(select, ', ')} FROM new t`;
}
