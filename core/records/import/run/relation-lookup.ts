import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** A related record that a text may mean. */
export interface Candidate {
  readonly id: string;
  /** Value of the field that confines the relation, such as the pipeline of a step. */
  readonly group: string | null;
}

/** What the texts of a relation's column mean: found before the first row is read, extended by what is created on the way. */
export interface RelationLookup {
  /** The records a text may mean; with a group, those of that group. */
  find(text: string, group: string | undefined): readonly Candidate[];
  add(text: string, candidate: Candidate): void;
}

export interface LookupRequest {
  readonly caller: Caller;
  readonly target: Entity;
  /** The field by which records are found. */
  readonly by: Field;
  /** The field that confines the choice. */
  readonly group: Field | undefined;
  readonly texts: Iterable<string>;
}

export async function lookUpRelations(db: Queryable, request: LookupRequest): Promise<RelationLookup> {
  const known = new Map<string, Candidate[]>();
  const lookup: RelationLookup = {
    find: (text, group) => {
      const candidates = known.get(fold(text)) ?? [];
      return group === undefined || !request.group ? candidates : candidates.filter((candidate) => candidate.group === group);
    },
    add: (text, candidate) => {
      const key = fold(text);
      const candidates = known.get(key) ?? [];
      if (!candidates.some(({ id }) => id === candidate.id)) known.set(key, [...candidates, candidate]);
    },
  };
  const texts = [...request.texts];
  const rows = await db.tuples(
    foundByText(
      request,
      texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()),
    ),
  );
  for (const [number, id, group] of rows)
    lookup.add(texts[Number(number) - 1] as string, { id: String(id), group: group as string | null });
  return lookup;
}

/** By name, blind to case and accents; a text that is an id means that record. Only records that the caller may see are found. */
function foundByText({ caller, target, by, group }: LookupRequest, texts: readonly string[]): Sql {
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias: 't' });
  const text = sql`${fieldColumns(by, 't').columns[0]}::text`;
  const groupColumn = group ? sql`${fieldColumns(group, 't').columns[0]}::text` : raw('NULL::text');
  const ids = texts.filter(isUuid);
  const byText = sql`SELECT w.number, t.id, ${groupColumn} FROM unnest(${texts}::text[]) WITH ORDINALITY w(text, number)
    JOIN ${entityTable(target)} t ON vinculo.fold(${text}) = vinculo.fold(w.text) WHERE t.deleted_at IS NULL AND ${rows}`;
  if (ids.length === 0) return byText;
  return sql`${byText} UNION ALL SELECT w.number, t.id, ${groupColumn} FROM unnest(${texts}::text[]) WITH ORDINALITY w(text, number)
    JOIN ${entityTable(target)} t ON t.id::text = lower(w.text) WHERE t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL AND ${rows}`;
}

/** The only record of an entity that there is, if there is only one. */
export async function soleRecord(db: Queryable, caller: Caller, entity: Entity): Promise<string | undefined> {
  const rows = rowsPredicate(policyFor(caller, entity, 'read').rows, { caller, entity, alias: 't' });
  const found = await db.tuples(sql`SELECT t.id FROM ${entityTable(entity)} t WHERE t.deleted_at IS NULL AND ${rows} LIMIT 2`);
  return found.length === 1 ? String(found[0]?.[0]) : undefined;
}
