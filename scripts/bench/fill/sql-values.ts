import { literal, render } from '#core/kit/sql.ts';
import { surnames, syllables } from '#scripts/bench/fill/words.ts';

/** Pieces of SQL text for one row of `generate_series(1, rows) i`: the same for the same row in every run, without random(). */

/** A number from 0 (included) to 1, spread evenly; `salt` tells the values of one row apart. */
export const chance = (salt: number): string => `((hashint8extended(i, ${salt}) & 1048575)::float8 / 1048576)`;

/** A whole number from 0 to below `n`. */
export const below = (n: number | string, salt: number): string => `floor(${chance(salt)} * ${n})::int`;

/** The same, but the small ones are much more frequent: a few clients have most of the reports. */
export const oftenSmall = (n: number, salt: number): string => `floor(power(${chance(salt)}, 2.5) * ${n})::int`;

export const text = (value: string): string => render(literal(value)).text;

/** One of these texts. */
export const oneOf = (words: readonly string[], salt: number): string =>
  `(ARRAY[${words.map(text).join(', ')}])[1 + ${below(words.length, salt)}]`;

/** One of these texts, the first ones much more often. */
const oftenOneOf = (words: readonly string[], salt: number): string =>
  `(ARRAY[${words.map(text).join(', ')}])[1 + ${oftenSmall(words.length, salt)}]`;

/** A family name: half of the people share a few dozen, the others have one of some thousands. */
export function surname(salt: number): string {
  const rare = [syllables.first, syllables.middle, syllables.last].map((part, i) => oneOf(part, salt * 100 + i)).join(' || ');
  return `CASE WHEN ${chance(salt)} < 0.5 THEN ${oftenOneOf(surnames, salt * 100 + 3)} ELSE ${rare} END`;
}

/** One of these ids. */
export const oneId = (ids: readonly string[], salt: number): string => `${oneOf(ids, salt)}::uuid`;

/** One of these texts, each in so many of a hundred rows; NULL in those that are left. */
export function weighted(shares: Readonly<Record<string, number>>, salt: number): string {
  let sum = 0;
  const arms = Object.entries(shares).map(([value, share]) => {
    sum += share;
    return `WHEN ${chance(salt)} < ${sum / 100} THEN ${text(value)}`;
  });
  return `CASE ${arms.join(' ')} END`;
}

/** The value in so many of a hundred rows, NULL in the others. */
export const sometimes = (percent: number, value: string, salt: number): string =>
  `CASE WHEN ${chance(salt)} < ${percent / 100} THEN ${value} END`;

/** Days that the records are spread over: three years. */
const DAYS = 1_095;

/** When the row `row` of `rows` came about. */
export const moment = (row: string, rows: number): string =>
  `(date_trunc('day', now()) - interval '${DAYS} days' * (1 - (${row})::float8 / ${rows + 1}))`;

/** The UUIDv7 of row `row` of `rows` of a kind: grows with the row, as ids made by the product grow with time. */
export function idOf(kind: string, row: string, rows: number): string {
  const time = `lpad(to_hex((extract(epoch FROM ${moment(row, rows)}) * 1000)::bigint), 12, '0')`;
  const hash = `md5(${text(kind)} || (${row})::text)`;
  return `(${time} || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 15))::uuid`;
}
