import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import { foundRows } from '#core/records/search/found-rows.ts';
import { Needles } from '#core/records/search/needles.ts';
import type { Question } from '#core/records/search/question.ts';
import { aliveRows } from '#core/records/search/search-statement.ts';
import type { SearchedEntity } from '#core/records/search/searched-entity.ts';
import { fieldColumns } from '#core/sql/field-columns.ts';

/** A word that is common is among so many; each of them is read only so far. */
const LOOKED_THROUGH = 1_000;
const READ = 1_000;

/**
 * The latest stories with all these words. The index of words yields them in no order: of a word that thousands have it would be
 * the oldest that are found. So where it gave too many, the latest ones are looked through instead.
 */
export function latestStatement(entities: readonly SearchedEntity[], question: Question, limit: number): Sql | undefined {
  const needles = new Needles(question);
  return needles.with(
    entities.flatMap((searched) => {
      if (!searched.story) return [];
      const text = fieldColumns(searched.story.text, ALIAS).columns[0];
      const at = fieldColumns(searched.story.at, ALIAS).columns[0];
      const holds = question.pieces.map((piece) => sql`vinculo.fold(l.text) LIKE ${needles.anywhere(piece)}`);
      const found = sql`SELECT l.id, 1 AS score, row_number() OVER () AS place, 0 AS total FROM
        (SELECT t.id, left(${text}, ${raw(String(READ))}) AS text FROM ${aliveRows(searched)} ORDER BY ${at} DESC, t.id DESC LIMIT ${raw(String(LOOKED_THROUGH))}) l
        WHERE ${join(holds, ' AND ')} LIMIT ${raw(String(limit))}`;
      return [foundRows(searched, found, question.pieces[0] === undefined ? undefined : needles.folded(question.pieces[0]))];
    }),
  );
}
