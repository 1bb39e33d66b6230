import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Row } from '#scripts/bench/hand-written/rows.ts';

/** $1 company, $2 how many, $3 the reader's zone: a day stands where it begins for them. */
const ENTRIES = `
  (SELECT 'report' AS entity, happened_at AS at, id FROM entity.report WHERE company = $1 AND deleted_at IS NULL ORDER BY happened_at DESC, id DESC LIMIT $2)
  UNION ALL (SELECT 'task', due_on::timestamp AT TIME ZONE $3, id FROM entity.task
    WHERE company = $1 AND deleted_at IS NULL AND due_on IS NOT NULL ORDER BY due_on DESC, id DESC LIMIT $2)
  UNION ALL (SELECT 'task', created_at, id FROM entity.task
    WHERE company = $1 AND deleted_at IS NULL AND due_on IS NULL ORDER BY created_at DESC, id DESC LIMIT $2)
  UNION ALL (SELECT 'appointment', starts_at, id FROM entity.appointment WHERE company = $1 AND deleted_at IS NULL ORDER BY starts_at DESC, id DESC LIMIT $2)
  UNION ALL (SELECT 'company', at, id FROM vinculo.audit
    WHERE entity_no = (SELECT no FROM vinculo.entity WHERE name = 'company') AND record_id = $1 ORDER BY id DESC LIMIT $2)`;

const PRESENT = `(SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', j.role, 'name', p.name) ORDER BY j.position)
  FROM entity.report__people_present j JOIN entity.person p ON p.id = j.target_id AND p.deleted_at IS NULL WHERE j.record_id = r.id) AS people_present`;

const TIMELINE = `WITH k AS MATERIALIZED (SELECT * FROM (${ENTRIES}) u ORDER BY at DESC, id DESC LIMIT $2)
  SELECT k.entity, k.at, k.id, r.number, r.text, r.author, r.department, r.channel, r.happened_at, r.written_at, r.next_action, r.next_action_on, r.lead, ${PRESENT},
    t.title, t.due_on, t.done, t.done_at, t.assignee, t.lead AS task_lead, t.person, t.report, p.title AS event, p.starts_at, p.ends_at,
    coalesce(r.version, t.version, p.version) AS version, a.action, a.actor, a.changes, u.name AS user_name, d.name AS department_name, l.name AS lead_name, h.name AS person_name
  FROM k LEFT JOIN entity.report r ON r.id = CASE WHEN k.entity = 'report' THEN k.id END
  LEFT JOIN entity.task t ON t.id = CASE WHEN k.entity = 'task' THEN k.id END
  LEFT JOIN entity.appointment p ON p.id = CASE WHEN k.entity = 'appointment' THEN k.id END
  LEFT JOIN vinculo.audit a ON a.id = CASE WHEN k.entity = 'company' THEN k.id END
  LEFT JOIN entity."user" u ON u.id = coalesce(r.author, t.assignee, p.created_by, a.actor)
  LEFT JOIN entity.department d ON d.id = r.department
  LEFT JOIN entity.lead l ON l.id = coalesce(r.lead, t.lead, p.lead) LEFT JOIN entity.person h ON h.id = t.person
  ORDER BY k.at DESC, k.id DESC`;

const KINDS: Readonly<Record<string, string>> = { report: 'story', task: 'todo', appointment: 'event', company: 'change' };

export function timeline(app: FastifyInstance, pool: pg.Pool): void {
  app.get<{ Params: { id: string }; Querystring: { limit?: string } }>(
    '/api/v1/records/company/:id/timeline',
    async ({ params, query }) => {
      const limit = Number(query.limit ?? 30);
      const { rows } = await pool.query({ name: 'timeline', text: TIMELINE, values: [params.id, limit + 1, 'Europe/Lisbon'] });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { data: page.map(entry), page: { next: last ? `${last.at},${last.id}` : null } };
    },
  );
}

function entry(row: Row): Row {
  const { entity, at, id } = row;
  const kind = KINDS[entity as string];
  if (kind === 'story') return { kind, at, entity, record: story(row) };
  if (kind === 'todo') return { kind, at, entity, record: todo(row) };
  if (kind === 'event') {
    const { event: title, starts_at, ends_at, version, user_name, lead_name } = row;
    return { kind, at, entity, record: { id, version, title, starts_at, ends_at, user_name, lead_name } };
  }
  const { action, actor, user_name, changes } = row;
  const list = Object.entries((changes ?? {}) as Record<string, [unknown, unknown]>).map(([field, [before, after]]) => ({
    field,
    before,
    after,
  }));
  return { kind, at, entity, change: { action, actor, user_name, changes: list } };
}

function story(row: Row): Row {
  const {
    id,
    version,
    number,
    text,
    author,
    department,
    channel,
    happened_at,
    written_at,
    next_action,
    next_action_on,
    lead,
    people_present,
  } = row;
  const { user_name, department_name, lead_name } = row;
  const names = { user_name, department_name, lead_name };
  const told = { id, version, number, text, author, department, channel, happened_at, written_at, next_action, next_action_on, lead };
  return { ...told, people_present: people_present ?? [], ...names };
}

function todo(row: Row): Row {
  const { id, version, title, due_on, done, done_at, assignee, task_lead: lead, person, report, user_name, lead_name, person_name } = row;
  return { id, version, title, due_on, done, done_at, assignee, lead, person, report, user_name, lead_name, person_name };
}
