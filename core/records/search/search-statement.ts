import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import { foundRows } from '#core/records/search/found-rows.ts';
import { Needles } from '#core/records/search/needles.ts';
import { LONG_ENOUGH, lookedFor, type Question } from '#core/records/search/question.ts';
import type { SearchedEntity } from '#core/records/search/searched-entity.ts';
import { isFoundByParts, searchText } from '#core/registry/entity-indexes.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** Of so many at the most it is decided which are best: a fragment that half of all records have must not cost more. */
export const MOST_CANDIDATES = 100;
/** Titles that begin with it are found first, however many others hold it. */
const BEGINNERS = 10;
/** Of so many rows some may be the same record twice. */
const MOST_ROWS = MOST_CANDIDATES + BEGINNERS;

interface Asked {
  readonly question: Question;
  readonly needles: Needles;
  /** Records per entity. */
  readonly limit: number;
}

/** One statement that finds the best records of all these entities by what was typed; undefined when it can be found nowhere. */
export function searchStatement(entities: readonly SearchedEntity[], question: Question, limit: number): Sql | undefined {
  const needles = new Needles(question);
  const [piece] = question.pieces;
  return needles.with(
    entities.flatMap((searched) => {
      const candidates = candidatesOf(searched, { question, needles, limit });
      if (candidates.length === 0) return [];
      const cut = piece !== undefined && searched.told.length > 0 ? needles.folded(piece) : undefined;
      return [foundRows(searched, best(candidates, { question, needles, limit }), cut)];
    }),
  );
}

/** The same in spite of typing errors: dearer and vaguer, for when nothing was found as it was typed. */
export function alikeStatement(entities: readonly SearchedEntity[], question: Question, limit: number): Sql | undefined {
  const needles = new Needles(question);
  return needles.with(
    entities.flatMap((searched) => {
      // A figure more or less is another number.
      const texts = searched.short.filter((field) => isFoundByParts(field, searched.entity) && !field.type.search).map(textOf);
      if (texts.length === 0) return [];
      const alike = texts.map((text) => sql`${needles.phrase()} <% ${text}`);
      const likeness = texts.map((text) => sql`word_similarity(${needles.phrase()}, ${text})`);
      const rows = sql`SELECT t.id, greatest(${join(likeness, ', ')}) AS score, ${nearOf(searched)} AS near, 1 AS times FROM ${aliveRows(searched)}
        AND (${join(alike, ' OR ')}) LIMIT ${number(MOST_CANDIDATES)}`;
      return [foundRows(searched, ranked(rows, limit))];
    }),
  );
}

/** Where to look, the most promising first: the later ones are asked only while the ones before did not give enough. */
function candidatesOf(searched: SearchedEntity, asked: Asked): Sql[] {
  const { entity, short, long } = searched;
  const title = short.filter((field) => field === entity.titleField);
  const others = short.filter((field) => field !== entity.titleField);
  const places = [title, others, long].map((fields) => fields.flatMap((field) => conditionOn(field, searched, asked)));
  return [
    ...(places[0]?.length ? beginners(searched, asked) : []),
    ...places.flatMap((conditions, i) => (conditions.length === 0 ? [] : [holders(searched, conditions, 2 - i)])),
  ];
}

const isShort = (question: Question): boolean => question.words.every(({ text }) => text.length < LONG_ENOUGH);

/** Every word stands in the text, or begins a word of it. */
function conditionOn(field: Field, { entity }: SearchedEntity, { question, needles }: Asked): Sql[] {
  const own = field.type.search?.words?.(question.typed);
  const text = textOf(field);
  if (!isFoundByParts(field, entity)) {
    const pieces = own ?? question.pieces;
    return pieces.length === 0 ? [] : [sql`to_tsvector('simple', ${text}) @@ ${needles.beginnings(pieces)}`];
  }
  const words = own ?? question.words.map(lookedFor);
  if (words.length === 0) return [];
  if (own === undefined && isShort(question)) return wordBegins(field === entity.titleField, { question, needles, text });
  const holds = words.map((word) => sql`${text} LIKE ${needles.anywhere(word)}`);
  return [sql`(${join(holds, ' AND ')})`];
}

/** What has no trigram of its own. Beginnings of titles are found by their order; in other texts it would find too much, unless it has signs, as "C-77". */
function wordBegins(isTitle: boolean, { question, needles, text }: Pick<Asked, 'question' | 'needles'> & { text: Sql }): Sql[] {
  const inside = sql`${text} LIKE ${needles.pattern('% ')}`;
  if (isTitle) return [inside];
  return question.typed.length < LONG_ENOUGH ? [] : [sql`(${text} LIKE ${needles.pattern('')} OR ${inside})`];
}

/** Titles that begin with what was typed, by the index that sorts them. */
function beginners(searched: SearchedEntity, { question, needles }: Asked): Sql[] {
  const { type, definition } = searched.entity.titleField;
  const order = type.orderType === 'text' && type.order?.(fieldColumns(searched.entity.titleField, ALIAS), definition);
  if (!order) return [];
  const limit = isShort(question) ? MOST_CANDIDATES : BEGINNERS;
  return [
    sql`SELECT t.id, ${titleOf(searched)} AS title, 2 AS base, ${nearOf(searched)} AS near FROM ${aliveRows(searched)}
      AND ${order} >= ${needles.start()} AND ${order} < ${needles.end()} ORDER BY ${order}, t.id LIMIT ${number(limit)}`,
  ];
}

function holders(searched: SearchedEntity, conditions: readonly Sql[], base: number): Sql {
  return sql`SELECT t.id, ${titleOf(searched)} AS title, ${number(base)} AS base, ${nearOf(searched)} AS near FROM ${aliveRows(searched)}
    AND (${join(conditions, ' OR ')}) LIMIT ${number(MOST_CANDIDATES)}`;
}

function best(candidates: readonly Sql[], asked: Asked): Sql {
  const all = join(
    candidates.map((part) => sql`(${part})`),
    ' UNION ALL ',
  );
  const rows = sql`SELECT u.id, ${scoreOf(asked)} AS score, u.near, u.times FROM
    (SELECT x.id, max(x.title) AS title, max(x.base) AS base, max(x.near) AS near, count(*) AS times
      FROM (SELECT y.id, y.title, y.base, y.near FROM (${all}) y LIMIT ${number(MOST_ROWS)}) x GROUP BY x.id) u`;
  return ranked(rows, asked.limit);
}

/** It is the title · the title begins with it · a word of it does · every word stands in it as typed · in its stem · in another text. */
function scoreOf({ question, needles }: Asked): Sql {
  const typed = join(
    question.words.map((word) => sql`u.title LIKE ${needles.anywhere(word.typed)}`),
    ' AND ',
  );
  return sql`CASE WHEN u.title = ${needles.phrase()} THEN 6 WHEN u.title LIKE ${needles.pattern('')} THEN 5 WHEN u.title LIKE ${needles.pattern('% ')} THEN 4
    WHEN ${typed} THEN 3 ELSE u.base END`;
}

function ranked(rows: Sql, limit: number): Sql {
  return sql`SELECT r.id, r.score, row_number() OVER (ORDER BY r.score DESC, r.near, r.id DESC) AS place,
    CASE WHEN sum(r.times) OVER () >= ${number(MOST_ROWS)} THEN ${number(MOST_CANDIDATES)} ELSE count(*) OVER () END AS total
    FROM (${rows}) r ORDER BY place LIMIT ${number(limit)}`;
}

/** Of equals the shorter title is the closer one, and of stories the latest. */
function nearOf(searched: SearchedEntity): Sql {
  const { story } = searched;
  return story ? sql`-extract(epoch FROM ${fieldColumns(story.at, ALIAS).columns[0]})` : sql`length(${titleOf(searched)})`;
}

/** The rows the caller may see; the alias is `t`. */
export function aliveRows({ entity, policy, caller }: SearchedEntity): Sql {
  return sql`${entityTable(entity)} ${raw(ALIAS)} WHERE t.deleted_at IS NULL AND ${rowsPredicate(policy.rows, { caller, entity, alias: ALIAS })}`;
}

function textOf(field: Field): Sql {
  return searchText(field, fieldColumns(field, ALIAS));
}

function titleOf({ entity, short }: SearchedEntity): Sql {
  return short.includes(entity.titleField) ? textOf(entity.titleField) : raw("''");
}

const number = (value: number): Sql => raw(String(value));
