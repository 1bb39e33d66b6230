import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Row } from '#scripts/bench/hand-written/rows.ts';

/** Where to look in an entity, as SQL: the same texts as the product looks into, so that both have the same indexes. */
export interface SearchedTexts {
  /** Found by any part of them; the title first. */
  readonly short: readonly string[];
  /** Found by the beginnings of their words. */
  readonly long: readonly string[];
}

/** Hits of an entity, and how many candidates are looked at to choose them. */
const LIMIT = 6;
const CANDIDATES = 100;

/** What is shown of a hit, and whatever that needs joined. */
interface Shown {
  readonly title: string;
  readonly columns: readonly string[];
  readonly joins?: string;
}

const COMPANY = 'LEFT JOIN entity.company c ON c.id = t.company';
const shown: Readonly<Record<string, Shown>> = {
  appointment: { title: 'title', columns: ['starts_at', 'ends_at', 'company', 'place', 'c.name'], joins: COMPANY },
  company: { title: 'name', columns: ['kind', 'sector', 'city', 'phone', 'phone_e164'] },
  lead: {
    title: 'name',
    columns: ['company', 'step', 'status', 'amount', 'amount_currency', 'c.name', 's.name'],
    joins: `${COMPANY} LEFT JOIN entity.step s ON s.id = t.step`,
  },
  person: { title: 'name', columns: ['job_title', 'email', 'mobile', 'mobile_e164', 'phone', 'phone_e164'] },
  product: { title: 'name', columns: ['series', 'price', 'price_currency', 'reference', 'active'] },
  report: {
    title: 'number',
    columns: ['happened_at', 'company', 'author', 'channel', 'text', 'c.name', 'u.name'],
    joins: `${COMPANY} LEFT JOIN entity."user" u ON u.id = t.author`,
  },
  task: {
    title: 'title',
    columns: ['due_on', 'done', 'assignee', 'company', 'c.name', 'u.name'],
    joins: `${COMPANY} LEFT JOIN entity."user" u ON u.id = t.assignee`,
  },
};

/** $1 the word, $2 'word%', $3 '% word%', $4 '%word%', $5 'word:*' */
function exact(entity: string, { short, long }: SearchedTexts): string {
  const inShort = short.map((text) => `${text} LIKE $4`);
  const inLong = long.map((text) => `to_tsvector('simple', ${text}) @@ to_tsquery('simple', $5)`);
  const title = short[0] ?? `''`;
  const score = `CASE WHEN ${title} = $1 THEN 6 WHEN ${title} LIKE $2 THEN 5 WHEN ${title} LIKE $3 THEN 4 WHEN ${title} LIKE $4 THEN 3 ELSE 1 END`;
  return best(entity, { score, near: `length(${title})`, places: [...inShort, ...inLong] });
}

/** For when nobody has it as it was typed. */
function alike(entity: string, { short }: SearchedTexts): string[] {
  const title = short[0];
  return title === undefined
    ? []
    : [best(entity, { score: `word_similarity($1, ${title})`, near: `length(${title})`, places: [`$1 <% ${title}`] })];
}

function best(entity: string, { score, near, places }: { score: string; near: string; places: readonly string[] }): string {
  const { title, columns, joins = '' } = shown[entity] ?? { title: 'name', columns: [] };
  const alive = `FROM entity."${entity}" WHERE deleted_at IS NULL`;
  // Each place by its own index; an OR of them all would read the whole table.
  const found = places.map((place) => `(SELECT id ${alive} AND ${place} LIMIT ${CANDIDATES})`).join(' UNION ');
  const candidates = `SELECT *, ${score} AS score, ${near} AS near, count(*) OVER () AS total ${alive} AND id IN (SELECT id FROM (${found}) i LIMIT ${CANDIDATES})
    ORDER BY score DESC, near, id DESC LIMIT ${LIMIT}`;
  const told = ['id', 'version', title, ...columns, 'updated_at'].map((column) => {
    const [alias, name] = column.includes('.') ? (column.split('.') as [string, string]) : ['t', column];
    return `'${column}', ${alias}."${name}"`;
  });
  return `(SELECT '${entity}' AS entity, t.score::float8, t.total::int, jsonb_build_object(${told.join(', ')}) AS record FROM (${candidates}) t ${joins}
    ORDER BY t.score DESC, t.near, t.id DESC)`;
}

interface Hit {
  readonly entity: string;
  readonly score: number;
  readonly total: number;
  readonly record: Row;
}

/** Everything in one statement, and in another one what is only alike. It can do with one word, which is all that the bench asks for. */
export function search(app: FastifyInstance, pool: pg.Pool, searched: Readonly<Record<string, SearchedTexts>>): void {
  const places = Object.entries(searched).filter(([, { short, long }]) => short.length + long.length > 0);
  const asTyped = places.map(([entity, texts]) => exact(entity, texts)).join(' UNION ALL ');
  const similar = places.flatMap(([entity, texts]) => alike(entity, texts)).join(' UNION ALL ');

  app.get<{ Querystring: { q: string } }>('/api/v1/search', async ({ query }) => {
    const word = query.q.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    const values = [word, `${word}%`, `% ${word}%`, `%${word}%`, `${word}:*`];
    let { rows } = await pool.query<Hit>({ name: 'search', text: asTyped, values });
    if (rows.length === 0) ({ rows } = await pool.query<Hit>({ name: 'alike', text: similar, values: [word] }));
    const groups = [...Map.groupBy(rows, ({ entity }) => entity)].sort(([, a], [, b]) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0));
    return { groups: groups.map(([entity, hits]) => groupOf(entity, hits, word)) };
  });
}

function groupOf(entity: string, hits: readonly Hit[], word: string): unknown {
  const count = hits[0]?.total ?? 0;
  const told = hits.map(({ record }) => ({ record: entity === 'report' ? shortened(record, word) : record }));
  return { entity, hits: told, count, capped: count >= CANDIDATES };
}

/** Of a long text, the place of the hit. */
function shortened(record: Row, word: string): Row {
  const text = String(record['text']);
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  return { ...record, text: text.slice(at, at + 140) };
}
