import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { gather, LEAD, LEAD_PEOPLE, lead, money, phone, type Row } from '#scripts/bench/hand-written/rows.ts';

const GET_LEAD = `SELECT ${LEAD}, ${LEAD_PEOPLE}, c.name AS company_name FROM entity.lead l LEFT JOIN entity.company c ON c.id = l.company
  WHERE l.id = $1 AND l.deleted_at IS NULL`;

const LEAD_ROW = 'id, version, name, company, step, status, amount, amount_currency, amount_base, owner_id, expected_close';
const OPEN_LEADS = `SELECT ${LEAD_ROW} FROM entity.lead WHERE deleted_at IS NULL AND status = ANY($1)`;
// Amounts first and leads without one behind them, because that order is in the index; the page is found first and joined then.
const LIST_LEADS = `SELECT l.*, c.name AS company_name, s.name AS step_name, u.name AS owner_name
  FROM ((${OPEN_LEADS} AND amount_base IS NOT NULL ORDER BY amount_base DESC, id DESC LIMIT $2)
    UNION ALL (${OPEN_LEADS} AND amount_base IS NULL ORDER BY id DESC LIMIT $2) LIMIT $2) l
  LEFT JOIN entity.company c ON c.id = l.company LEFT JOIN entity.step s ON s.id = l.step LEFT JOIN entity."user" u ON u.id = l.owner_id
  ORDER BY l.amount_base DESC NULLS LAST, l.id DESC`;
const COUNT_LEADS = 'SELECT count(*)::int AS n FROM (SELECT 1 FROM entity.lead WHERE deleted_at IS NULL AND status = ANY($1) LIMIT 1001) c';

const PERSON = 'id, version, name, job_title, email, mobile, mobile_e164, phone, phone_e164';
const ORDER = 'ORDER BY name COLLATE "und-x-icu", id LIMIT $1';
const JUMP_PERSONS = `SELECT ${PERSON} FROM entity.person WHERE deleted_at IS NULL ${ORDER} OFFSET $2`;
const PAGE_PERSONS = `SELECT ${PERSON} FROM entity.person WHERE deleted_at IS NULL AND (name COLLATE "und-x-icu", id) > ($2, $3) ${ORDER}`;

interface Query {
  readonly sort: string;
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly filter?: { readonly value: readonly string[] };
}

const CAP = 1_000;

export function reads(app: FastifyInstance, pool: pg.Pool): void {
  app.get<{ Params: { id: string } }>('/api/v1/records/lead/:id', async (request, reply) => {
    const { rows } = await pool.query({ name: 'get-lead', text: GET_LEAD, values: [request.params.id] });
    if (!rows[0]) return reply.code(404).send({ title: 'Not found' });
    return reply
      .header('etag', `"${rows[0].version}"`)
      .send({ data: lead(rows[0]), included: { company: gather(rows, { company: ['company', 'company_name'] })['company'] } });
  });

  app.post<{ Body: Query }>('/api/v1/records/lead/query', async ({ body }) => {
    const statuses = body.filter?.value ?? [];
    const [list, count] = await Promise.all([
      pool.query({ name: 'list-leads', text: LIST_LEADS, values: [statuses, body.limit + 1] }),
      pool.query({ name: 'count-leads', text: COUNT_LEADS, values: [statuses] }),
    ]);
    const rows = list.rows.slice(0, body.limit);
    const last = list.rows.length > body.limit ? rows.at(-1) : undefined;
    const total = count.rows[0].n as number;
    return {
      data: rows.map(leadRow),
      page: { next: last ? cursorOf([last.amount, last.id]) : null, total: Math.min(total, CAP), capped: total > CAP },
      included: gather(rows, { company: ['company', 'company_name'], step: ['step', 'step_name'], user: ['owner_id', 'owner_name'] }),
    };
  });

  app.post<{ Body: Query }>('/api/v1/records/person/query', async ({ body }) => {
    const most = body.limit + 1;
    const { rows } = body.cursor
      ? await pool.query({ name: 'page-persons', text: PAGE_PERSONS, values: [most, ...readCursor(body.cursor)] })
      : await pool.query({ name: 'jump-persons', text: JUMP_PERSONS, values: [most, body.offset ?? 0] });
    const page = rows.slice(0, body.limit);
    const last = rows.length > body.limit ? page.at(-1) : undefined;
    return { data: page.map(personRow), page: { next: last ? cursorOf([last.name, last.id]) : null, total: null, capped: false } };
  });
}

function leadRow(row: Row): Row {
  const { id, version, name, company, step, status, owner_id: owner, expected_close } = row;
  return { id, version, name, company, step, status, amount: money(row, 'amount'), owner, expected_close };
}

function personRow(row: Row): Row {
  const { id, version, name, job_title, email } = row;
  return { id, version, name, job_title, email, mobile: phone(row, 'mobile'), phone: phone(row, 'phone') };
}

const cursorOf = (keys: readonly unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
const readCursor = (cursor: string): string[] => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
