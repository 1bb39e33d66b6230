import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { unionAll } from '#core/records/search/found-rows.ts';
import type { Question } from '#core/records/search/question.ts';

/**
 * What the statement compares with, each worked out once, in the one row of `q`.
 * Behind a sub-select the planner cannot see it: so one plan serves every question, and is kept.
 */
export class Needles {
  readonly #question: Question;
  readonly #columns: Sql[] = [];
  readonly #places = new Map<string, Sql>();

  constructor(question: Question) {
    this.#question = question;
  }

  /** One statement of all these parts, and of what they compare with; undefined when there are none. */
  with(parts: readonly Sql[]): Sql | undefined {
    if (parts.length === 0) return undefined;
    return sql`WITH q AS MATERIALIZED (SELECT ${join(this.#columns, ', ')}) ${unionAll(parts)}`;
  }

  /** The whole question, folded. */
  phrase(): Sql {
    return this.#place('phrase', () => sql`vinculo.fold(${this.#question.typed}::text)`);
  }

  /** In the order of titles all that begin with the question stand between these: nothing sorts after U+FFFF. */
  start(): Sql {
    return this.#place('start', () => sql`vinculo.fold(${this.#question.start}::text)`);
  }

  end(): Sql {
    return this.#place('end', () => sql`vinculo.fold(${this.#question.start}::text) || ${'\uffff'}::text`);
  }

  /** Texts that begin with the question, or go on with it after these signs. Escaped after folding, which may turn other signs into % and \. */
  pattern(before: '' | '% '): Sql {
    const folded = sql`regexp_replace(vinculo.fold(${this.#question.start}::text), '([\\\\%_])', '\\\\\\1', 'g')`;
    return this.#place(`pattern ${before}`, () => sql`${before}::text || ${folded} || '%'`);
  }

  /** Texts that hold the word anywhere. Words are letters and digits only. */
  anywhere(word: string): Sql {
    return this.#place(`word ${word}`, () => sql`'%' || vinculo.fold(${word}::text) || '%'`);
  }

  folded(word: string): Sql {
    return this.#place(`folded ${word}`, () => sql`vinculo.fold(${word}::text)`);
  }

  /** All of these, each as the beginning of a word, as the index of words knows them. */
  beginnings(pieces: readonly string[]): Sql {
    const query = pieces.map((piece) => `'${piece}':*`).join(' & ');
    return this.#place(`beginnings ${query}`, () => sql`to_tsquery('simple', vinculo.fold(${query}::text))`);
  }

  #place(key: string, column: () => Sql): Sql {
    const known = this.#places.get(key);
    if (known) return known;
    const name = `n${this.#columns.length}`;
    this.#columns.push(sql`${column()} AS ${raw(name)}`);
    const place = raw(`(SELECT ${name} FROM q)`);
    this.#places.set(key, place);
    return place;
  }
}
