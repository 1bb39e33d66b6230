import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { gather, money, type Row } from '#scripts/bench/hand-written/rows.ts';

const TOTALS = `SELECT step, count(*)::int AS count, sum(amount_base) AS sum FROM entity.lead WHERE deleted_at IS NULL AND status = ANY($1)
  GROUP BY step ORDER BY count(*) DESC, step`;

const CARDS = `SELECT l.*, c.name AS company_name, u.name AS owner_name FROM entity.step s
  CROSS JOIN LATERAL (SELECT id, version, name, company, step, amount, amount_currency, expected_close, owner_id FROM entity.lead
    WHERE deleted_at IS NULL AND step = s.id AND status = ANY($1) ORDER BY id DESC LIMIT $2) l
  LEFT JOIN entity.company c ON c.id = l.company LEFT JOIN entity."user" u ON u.id = l.owner_id ORDER BY l.id DESC`;

interface BoardQuery {
  readonly filter: { readonly value: readonly string[] };
  readonly limit: number;
}

export function board(app: FastifyInstance, pool: pg.Pool): void {
  app.post<{ Body: BoardQuery }>('/api/v1/records/lead/board', async ({ body: { filter, limit } }) => {
    const [totals, cards] = await Promise.all([
      pool.query({ name: 'board-totals', text: TOTALS, values: [filter.value] }),
      pool.query({ name: 'board-cards', text: CARDS, values: [filter.value, limit] }),
    ]);
    const byStep = Map.groupBy(cards.rows as Row[], (row) => row['step']);
    const columns = totals.rows.map(({ step, count, sum }) => ({ value: step, count, sum, data: (byStep.get(step) ?? []).map(card) }));
    return {
      columns,
      total: {
        count: columns.reduce((all, { count }) => all + count, 0),
        sum: String(columns.reduce((all, { sum }) => all + Number(sum), 0)),
      },
      included: gather(cards.rows, { company: ['company', 'company_name'], user: ['owner_id', 'owner_name'] }),
      currency: 'EUR',
    };
  });
}

function card(row: Row): Row {
  const { id, version, name, company, step, expected_close, owner_id: owner } = row;
  return { id, version, name, company, step, amount: money(row, 'amount'), expected_close, owner };
}
