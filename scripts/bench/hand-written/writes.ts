import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Live } from '#scripts/bench/hand-written/live.ts';
import { LEAD, LEAD_PEOPLE, lead, type Row } from '#scripts/bench/hand-written/rows.ts';

const INSERT_REPORT = `INSERT INTO entity.report (id, created_by, updated_by, number, text, happened_at, written_at, author, channel, kind, company, lead, next_action, next_action_on)
  VALUES ($1, $2, $2, 'R-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('public.hand_written_number')::text, 6, '0'), $3, $4, now(), $2, $5, $6, $7, $8, $9, $10)
  RETURNING id, version, created_at, created_by, updated_at, updated_by, number, text, happened_at, written_at, author, department, channel, kind, company, lead, next_action, next_action_on`;
const INSERT_PEOPLE =
  'INSERT INTO entity.report__people_present (record_id, target_id, position) SELECT $1, p.id, p.n - 1 FROM unnest($2::uuid[]) WITH ORDINALITY p(id, n)';

const MOVE_LEAD = `UPDATE entity.lead l SET step = $3, version = version + 1, updated_at = now(), updated_by = $4
  WHERE l.id = $1 AND l.version = $2 AND l.deleted_at IS NULL RETURNING ${LEAD}, ${LEAD_PEOPLE}`;

interface NewReport {
  readonly text: string;
  readonly happened_at: string;
  readonly channel: string;
  readonly kind?: string;
  readonly company: string;
  readonly lead?: string;
  readonly next_action?: string;
  readonly next_action_on?: string;
  readonly people_present: readonly { readonly id: string }[];
}

export function writes(app: FastifyInstance, { pool, tell }: Live & { readonly pool: pg.Pool }): void {
  // Whoever wrote this server would have a session that says who asks; the bench tells by a header.
  const userOf = (headers: Readonly<Record<string, unknown>>) => String(headers['x-user']);

  app.post<{ Body: NewReport }>('/api/v1/records/report', async (request, reply) => {
    const { body } = request;
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query({
        name: 'insert-report',
        text: INSERT_REPORT,
        values: [
          uuid7(),
          userOf(request.headers),
          body.text,
          body.happened_at,
          body.channel,
          body.kind,
          body.company,
          body.lead,
          body.next_action,
          body.next_action_on,
        ],
      });
      const people = body.people_present.map(({ id }) => id);
      if (people.length > 0) await client.query({ name: 'insert-people', text: INSERT_PEOPLE, values: [rows[0].id, people] });
      await client.query('COMMIT');
      return await reply.code(201).send({ data: { ...(rows[0] as Row), people_present: body.people_present } });
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  });

  app.patch<{ Params: { id: string }; Body: { step: string } }>('/api/v1/records/lead/:id', async (request, reply) => {
    const version = Number(/"(\d+)"/.exec(String(request.headers['if-match']))?.[1]);
    const values = [request.params.id, version, request.body.step, userOf(request.headers)];
    const { rows } = await pool.query({ name: 'move-lead', text: MOVE_LEAD, values });
    if (!rows[0]) return reply.code(409).send({ title: 'Somebody changed it' });
    const data = lead(rows[0]);
    tell({ type: 'records', entity: 'lead', changed: [data] });
    return reply.header('etag', `"${rows[0].version}"`).send({ data });
  });
}
