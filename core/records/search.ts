import type { Caller } from '#core/contract/caller.ts';
import type { SearchWord } from '#core/kit/search-words.ts';
import type { Sql } from '#core/kit/sql.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { type Included, mergeIncluded } from '#core/records/include.ts';
import { type FoundRow, readRow } from '#core/records/search/found-rows.ts';
import { latestStatement } from '#core/records/search/latest-statement.ts';
import { beginningOf, matchIn } from '#core/records/search/match.ts';
import { type Question, readQuestion } from '#core/records/search/question.ts';
import { lastTouched, recentStatement } from '#core/records/search/recent-statement.ts';
import { alikeStatement, MOST_CANDIDATES, searchStatement } from '#core/records/search/search-statement.ts';
import { type SearchedEntity, searchedEntity } from '#core/records/search/searched-entity.ts';
import type { SearchGroup, SearchMatch, SearchReply } from '#schemas/types/api.ts';

export interface SearchRequest {
  /** What was typed so far. Empty = what the caller worked on last. */
  readonly question: string;
  /** Only these; all that people go to without it. */
  readonly entities?: readonly string[];
  /** Hits per entity, 1 to 50. */
  readonly limit?: number;
}

const LIMIT = 6;
/** A typing error in three letters leaves nothing of them. */
const SHORTEST_MISTAKE = 4;

/** Finds records by any part of their short texts, by words of their long ones, and in spite of accents, case, plurals and typing errors. */
export async function searchRecords(context: RecordsContext, caller: Caller, request: SearchRequest): Promise<SearchReply> {
  const entities = chosenEntities(caller, request.entities);
  const limit = request.limit ?? LIMIT;
  const question = readQuestion(request.question);
  const ask = (statement: Sql | undefined) => findRows(context, entities, statement);
  if (question.typed === '') return recentReply(context, { caller, entities, limit });
  if (question.words.length === 0) return { groups: [], included: {}, words: [] };
  const found = await ask(searchStatement(entities, question, limit));
  if (found.length > 0)
    return replyOf([...(await ask(latestStatement(tooCommon(found, question), question, limit))), ...found], { question, limit });
  const mayBeMistyped = question.words.some(({ text }) => text.length >= SHORTEST_MISTAKE);
  return replyOf(mayBeMistyped ? await ask(alikeStatement(entities, question, limit)) : [], { question, limit });
}

/** What stands in no navigation, such as links between records, is found only when it is asked for. */
function chosenEntities(caller: Caller, names: readonly string[] | undefined): SearchedEntity[] {
  const all = [...caller.registry.entities.values()].filter((entity) => entity.definition['x-view']?.navigation?.hidden !== true);
  return (names?.map((name) => findEntity(caller, name)) ?? all).flatMap((entity) => searchedEntity(entity, caller) ?? []);
}

interface Found extends FoundRow {
  readonly searched: SearchedEntity;
  readonly score: number;
  readonly place: number;
  readonly total: number;
}

async function findRows(context: RecordsContext, entities: readonly SearchedEntity[], statement: Sql | undefined): Promise<Found[]> {
  if (!statement) return [];
  const byNo = new Map(entities.map((searched) => [searched.entity.no, searched]));
  const tuples = await context.database.tuples(statement, { prepared: true });
  const rows = tuples.map(([no, score, place, total, values]) => {
    const searched = byNo.get(no as number) as SearchedEntity;
    return { searched, score: Number(score), place: Number(place), total: Number(total), ...readRow(searched, values as unknown[]) };
  });
  return rows.sort((a, b) => a.place - b.place);
}

/** Stories of which too many have these words to know which are the latest. */
function tooCommon(found: readonly Found[], { pieces }: Question): SearchedEntity[] {
  const capped = found.filter(
    ({ searched, score, place, total }) => place === 1 && score <= 1 && total >= MOST_CANDIDATES && searched.story?.indexed,
  );
  return pieces.length === 0 ? [] : capped.map(({ searched }) => searched);
}

interface Asked {
  readonly question: Question;
  /** Hits per entity. */
  readonly limit: number;
}

function replyOf(rows: readonly Found[], { question, limit }: Asked): SearchReply {
  const known = new Set<string>();
  const found = rows.filter(({ record }) => !known.has(record.id) && known.add(record.id));
  const groups = groupsOf(found, (row) => matchIn(row, row.searched, question));
  return {
    groups: groups.map((group) => ({ ...group, hits: group.hits.slice(0, limit), more: group.count > limit })),
    included: includedOf(found),
    words: question.words.map(markOf),
  };
}

const markOf = ({ text, stem }: SearchWord) => ({ text: stem, whole: stem !== text });

interface RecentRequest {
  readonly caller: Caller;
  readonly entities: readonly SearchedEntity[];
  readonly limit: number;
}

async function recentReply(context: RecordsContext, { caller, entities, limit }: RecentRequest): Promise<SearchReply> {
  const touched = await lastTouched(context.database, caller.user.id);
  const found = await findRows(context, entities, recentStatement(entities, touched, limit));
  const times = new Map(touched.map(({ id, at }) => [id, at]));
  const groups = groupsOf(found, (row) => beginningOf(row, row.searched)).map((group) => ({
    ...group,
    hits: group.hits.map((hit) => ({ ...hit, at: times.get(hit.record.id) ?? '' })),
  }));
  const latest = ({ hits }: SearchGroup) => hits[0]?.at ?? '';
  return { groups: groups.sort((a, b) => latest(b).localeCompare(latest(a))), included: includedOf(found), words: [] };
}

/** Entities by their best hit; among equals as the navigation has them. */
function groupsOf(found: readonly Found[], matchOf: (row: Found) => SearchMatch | undefined): SearchGroup[] {
  const groups = [...Map.groupBy(found, ({ searched }) => searched)].map(([{ entity }, rows]) => ({
    entity: entity.name,
    hits: rows.map((row) => {
      const match = matchOf(row);
      return { record: row.record, ...(match && { match }) };
    }),
    total: Math.max(...rows.map(({ total }) => total)),
    best: Math.max(...rows.map(({ score }) => score)),
    order: entity.definition['x-view']?.navigation?.order ?? Number.POSITIVE_INFINITY,
  }));
  groups.sort((a, b) => b.best - a.best || a.order - b.order);
  return groups.map(({ entity, hits, total }) => ({
    entity,
    hits,
    more: total > hits.length,
    count: Math.min(total, MOST_CANDIDATES),
    capped: total >= MOST_CANDIDATES,
  }));
}

const includedOf = (found: readonly Found[]): Included => found.reduce<Included>((all, row) => mergeIncluded(all, row.included), {});
