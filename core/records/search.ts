import { type Policy, policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { fragmentAround, searchWords } from '#core/kit/search-words.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { type Included, includeRelated } from '#core/records/include.ts';
import { ALIAS, type ReadPlan, readPlan } from '#core/records/read-plan.ts';
import { isFoundByParts, searchedFields } from '#core/registry/entity-indexes.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

export interface SearchRequest {
  /** What was typed so far. Empty = what the caller worked on last. */
  readonly question: string;
  /** Only these; all that may be read without it. */
  readonly entities?: readonly string[];
  /** Hits per entity, 1 to 50. */
  readonly limit?: number;
}

export interface SearchHit {
  readonly record: RecordValue;
  /** Where it was found, when that is not the title. */
  readonly match?: { readonly field: string; readonly text: string };
}

export interface SearchReply {
  /** Entities in the order of their best hit. */
  readonly groups: readonly { readonly entity: string; readonly hits: readonly SearchHit[]; readonly more: boolean }[];
  readonly included: Included;
}

const MAX_QUESTION = 200;
const LIMIT = 6;

/** Finds records by any part of their short texts, by words of their long ones, and in spite of accents, case and typing errors. */
export async function searchRecords(context: RecordsContext, caller: Caller, request: SearchRequest): Promise<SearchReply> {
  const words = searchWords(request.question.slice(0, MAX_QUESTION));
  const chosen = request.entities?.map((name) => findEntity(caller, name)) ?? [...caller.registry.entities.values()];
  const searches = chosen.flatMap((entity) => prepareSearch(entity, caller));
  const limit = request.limit ?? LIMIT;
  const found = words.length === 0 ? [] : await Promise.all(searches.map((search) => runSearch(context, search, { words, limit })));
  const groups = found.filter(({ hits }) => hits.length > 0).sort((a, b) => b.best - a.best);
  const included = await includeContext(context, caller, groups);
  return { groups: groups.map(({ search, hits, more }) => ({ entity: search.entity.name, hits, more })), included };
}

interface Search {
  readonly entity: Entity;
  readonly policy: Policy;
  readonly caller: Caller;
  /** Texts the caller may look into on every row they see. */
  readonly fields: readonly Field[];
  readonly plan: ReadPlan;
}

/** Nothing where the caller may see no rows, or no text of them. A field seen on some rows only is not searched: a hit would tell its content. */
function prepareSearch(entity: Entity, caller: Caller): Search[] {
  const policy = policyFor(caller, entity, 'read');
  const fields = searchedFields(entity).filter((field) => policy.field(field) === 'all');
  if (policy.rows === 'none' || fields.length === 0) return [];
  const shown = ['id', 'version', entity.titleField.name, ...(entity.definition['x-view']?.list ?? []).slice(0, 5), 'updated_at'];
  const visible = [...new Set(shown)].flatMap((name) => {
    const field = entity.fields.get(name);
    return field && !field.link && policy.field(field) !== 'none' ? [field] : [];
  });
  return [{ entity, policy, caller, fields, plan: readPlan([...new Set([...visible, ...fields])], policy, caller) }];
}

interface Asked {
  readonly words: readonly string[];
  readonly limit: number;
}

interface Found {
  readonly search: Search;
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  readonly best: number;
}

async function runSearch(context: RecordsContext, search: Search, { words, limit }: Asked): Promise<Found> {
  const { entity, policy, caller, plan } = search;
  const conditions = search.fields.map((field) => fieldCondition(field, entity, words));
  const scope = { caller, entity, alias: ALIAS };
  const score = sql`greatest(${join(
    conditions.map((condition) => condition.score),
    ', ',
  )})`;
  const tuples = await context.database.tuples(
    sql`SELECT ${score} AS score, ${join(plan.select, ', ')} FROM ${entityTable(entity)} t
      WHERE t.deleted_at IS NULL AND ${rowsPredicate(policy.rows, scope)} AND (${join(
        conditions.map((condition) => condition.where),
        ' OR ',
      )}) ORDER BY score DESC, t.id DESC LIMIT ${raw(String(limit + 1))}`,
    { prepared: true },
  );
  const hits = tuples.slice(0, limit).map(([, ...tuple]) => toHit(plan.decode(tuple), search, words));
  return { search, hits, more: tuples.length > limit, best: Number(tuples[0]?.[0] ?? 0) };
}

interface FieldCondition {
  readonly where: Sql;
  /** Higher is better; a title counts more than another text. */
  readonly score: Sql;
}

const SHORT = 3;

function fieldCondition(field: Field, entity: Entity, words: readonly string[]): FieldCondition {
  const folded = sql`vinculo.fold(${fieldColumns(field, ALIAS).columns[0]})`;
  if (!isFoundByParts(field, entity)) {
    const query = words.map((word) => `${word}:*`).join(' & ');
    const where = sql`to_tsvector('simple', ${folded}) @@ to_tsquery('simple', ${query})`;
    return { where, score: sql`CASE WHEN ${where} THEN 0.5 ELSE 0 END` };
  }
  const phrase = words.join(' ');
  const weight = raw(field === entity.titleField ? '2' : '1');
  const begins = sql`${folded} LIKE ${`${phrase}%`}`;
  const wordBegins = sql`${folded} LIKE ${`% ${phrase}%`}`;
  // One or two letters have no trigram of their own: only beginnings of words can use the index.
  if (phrase.length < SHORT) {
    return {
      where: sql`(${begins} OR ${wordBegins})`,
      score: sql`CASE WHEN ${begins} THEN ${weight} * 1.5 WHEN ${wordBegins} THEN ${weight} * 1.0 ELSE 0 END`,
    };
  }
  const contains = join(
    words.map((word) => sql`${folded} LIKE ${`%${word}%`}`),
    ' AND ',
  );
  const alike = sql`${phrase} <% ${folded}`;
  const score = sql`${weight} * (CASE WHEN ${begins} THEN 1.5 WHEN ${wordBegins} THEN 1.2 WHEN ${contains} THEN 1.0 ELSE 0 END + word_similarity(${phrase}, ${folded}))`;
  return { where: sql`((${contains}) OR ${alike})`, score };
}

function toHit(record: RecordValue, { entity, fields }: Search, words: readonly string[]): SearchHit {
  const title = String(record[entity.titleField.name] ?? '');
  if (fragmentAround(title, words) !== undefined) return { record: shortened(record, fields, entity) };
  for (const field of fields) {
    const text = typeof record[field.name] === 'string' ? fragmentAround(record[field.name] as string, words) : undefined;
    if (text !== undefined) return { record: shortened(record, fields, entity), match: { field: field.name, text } };
  }
  return { record: shortened(record, fields, entity) };
}

/** Long texts were read to show the place of the hit; the whole of them stays here. */
function shortened(record: RecordValue, fields: readonly Field[], entity: Entity): RecordValue {
  const long = new Set(fields.filter((field) => !isFoundByParts(field, entity)).map((field) => field.name));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !long.has(name))) as RecordValue;
}

async function includeContext(context: RecordsContext, caller: Caller, groups: readonly Found[]): Promise<Included> {
  const parts = await Promise.all(
    groups.map(({ search, hits }) =>
      includeRelated(
        { db: context.database, caller },
        hits.map((hit) => hit.record),
        search.plan.fields.filter((field) => field.type.relation === 'one'),
      ),
    ),
  );
  const merged: Record<string, Record<string, RecordValue>> = {};
  for (const part of parts) for (const [entity, records] of Object.entries(part)) merged[entity] = { ...merged[entity], ...records };
  return merged;
}
