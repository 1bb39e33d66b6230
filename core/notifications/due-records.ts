import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { addToDay, dayInZone, startOfDay } from '#core/kit/zoned-day.ts';
import { type NotificationsContext, type Reader, readerOf, type Stored, type Wanted } from '#core/notifications/context.ts';
import { storeNotifications } from '#core/notifications/store-notifications.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** What has been overdue for longer than this was said thirty times; it still stands in the lists. */
const OVERDUE_DAYS = 30;
/** Of each entity: what is due today first, then what is overdue, the latest first. */
const MOST = 20;

/**
 * Tells users what is due, once at the start of each day in their own time zone. A user's day is begun by one row in the transaction
 * that tells them, so that nothing is told twice, on whichever node, and nothing is missed while nobody ran.
 */
export async function tellWhatIsDue(context: NotificationsContext, now = new Date()): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const userId of await usersWhoseDayBegins(context, now)) {
    const reader = await readerOf(context, userId);
    if (!reader) continue;
    stored.push(...(await context.database.transaction((tx) => beginDay(tx, context, { ...reader, now }))));
  }
  return stored;
}

async function usersWhoseDayBegins({ database, registry }: NotificationsContext, now: Date): Promise<string[]> {
  const users = registry.current().entities.get('user');
  const zone = users?.fields.get('time_zone');
  if (!users || !zone) return [];
  const rows = await database.rows<{ user_id: string; zone: string | null; day: string | null }>(
    sql`SELECT c.user_id, ${fieldColumns(zone, 'u').columns[0]} AS zone, d.day FROM vinculo.credential c
      JOIN ${entityTable(users)} u ON u.id = c.user_id AND u.deleted_at IS NULL LEFT JOIN vinculo.due_day d ON d.user_id = c.user_id`,
    { prepared: true },
  );
  const days = new Map<string, string>();
  return rows.flatMap(({ user_id, zone: name, day }) => {
    const own = name ?? 'UTC';
    const today = days.get(own) ?? dayInZone(now, own);
    days.set(own, today);
    return day !== null && day >= today ? [] : [user_id];
  });
}

async function beginDay(tx: Queryable, context: NotificationsContext, reader: Reader): Promise<Stored[]> {
  const today = dayInZone(reader.now, reader.user.timeZone);
  const begun = await tx.run(
    sql`INSERT INTO vinculo.due_day AS d (user_id, day) VALUES (${reader.user.id}::uuid, ${today}::date)
      ON CONFLICT (user_id) DO UPDATE SET day = EXCLUDED.day WHERE d.day < EXCLUDED.day`,
  );
  if (begun === 0) return [];
  const wanted: Wanted[] = [];
  for (const entity of reader.registry.entities.values()) wanted.push(...(await dueRecords(tx, reader, { entity, today })));
  return storeNotifications(tx, context, wanted);
}

async function dueRecords(db: Queryable, reader: Reader, { entity, today }: { entity: Entity; today: string }): Promise<Wanted[]> {
  const part = entity.definition['x-view']?.timeline;
  const policy = policyFor(reader, entity, 'read');
  const at = entity.fields.get(part?.at ?? '');
  if (part?.kind !== 'todo' || !at || policy.rows === 'none' || policy.field(at) === 'none') return [];
  const done = entity.fields.get(part.done ?? '');
  const open = done ? sql`${column(done)} IS NOT TRUE` : raw('true');
  const scope = { caller: reader, entity, alias: 't' };
  const rows = await db.tuples(
    sql`SELECT t.id, ${written(at)} FROM ${entityTable(entity)} t WHERE ${column(responsible(entity, part.author))} = ${reader.user.id}::uuid AND ${open}
      AND t.deleted_at IS NULL AND ${within(at, reader, today)} AND ${rowsPredicate(policy.rows, scope)} AND ${rowsPredicate(policy.field(at), scope)}
      ORDER BY ${column(at)} DESC, t.id LIMIT ${MOST}::int`,
  );
  return rows.map(([id, on]) => ({
    userId: reader.user.id,
    kind: 'due',
    entityNo: entity.no,
    recordId: String(id),
    actor: null,
    body: { on: String(on) },
    bundle: `due ${entity.no} ${String(id)}`,
  }));
}

function column(field: Field): Sql {
  return fieldColumns(field, 't').columns[0] as Sql;
}

/** Whose it is to do: the author its timeline names, such as the assignee of a task, else the owner. */
function responsible(entity: Entity, author: string | undefined): Field {
  return (entity.fields.get(author ?? '') ?? entity.fields.get('owner') ?? entity.fields.get('created_by')) as Field;
}

function within(at: Field, { user }: Reader, today: string): Sql {
  const first = addToDay(today, -OVERDUE_DAYS, 'd');
  if (at.type.orderType === 'date') return sql`${column(at)} BETWEEN ${first}::date AND ${today}::date`;
  const [begin, end] = [first, addToDay(today, 1, 'd')].map((day) => startOfDay(day, user.timeZone).toISOString());
  return sql`${column(at)} >= ${begin}::timestamptz AND ${column(at)} < ${end}::timestamptz`;
}

function written(at: Field): Sql {
  if (at.type.orderType === 'date') return sql`${column(at)}::text`;
  return join([raw('to_char('), column(at), raw(`, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)], '');
}
