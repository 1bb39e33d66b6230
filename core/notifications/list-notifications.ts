import { AppError } from '#core/errors.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { NotificationBody, Reader } from '#core/notifications/context.ts';
import { notificationText } from '#core/notifications/notification-text.ts';
import { isVisible, titlesOf } from '#core/notifications/visible-records.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { Notification, NotificationList } from '#schemas/types/api.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly entity_no: number;
  readonly record_id: string;
  readonly actor: string | null;
  readonly at: string;
  readonly read: boolean;
  readonly body: NotificationBody;
}

export interface ListRequest {
  readonly unread?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

const USUAL_PAGE = 30;
/** Nobody reads more; counting them would only take time. */
const MAX_UNREAD = 1_000;

/** A page of the inbox, newest first: only what is about records that the reader may see now. */
export async function listNotifications(db: Queryable, reader: Reader, request: ListRequest): Promise<NotificationList> {
  const limit = request.limit ?? USUAL_PAGE;
  const visible = await visibleFor(db, reader);
  const onlyUnread = raw(request.unread ? 'n.read_at IS NULL' : 'true');
  const where = sql`n.inbox AND ${onlyUnread} AND ${after(request.cursor)} AND ${visible}`;
  const rows = await readRows(db, reader, { where, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const [data, unread] = await Promise.all([writeOut(db, reader, page), countUnread(db, reader, visible)]);
  return { data, unread, page: { next: last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null } };
}

/** One of them, as its reader gets it, with the number of those unread; undefined when it is not theirs to see any more. */
export async function oneNotification(
  db: Queryable,
  reader: Reader,
  id: string,
): Promise<{ readonly notification: Notification; readonly unread: number } | undefined> {
  const visible = await visibleFor(db, reader);
  const rows = await readRows(db, reader, { where: sql`n.id = ${id}::uuid AND n.inbox AND ${visible}`, limit: 1 });
  const [notification] = await writeOut(db, reader, rows);
  return notification && { notification, unread: await countUnread(db, reader, visible) };
}

export async function unreadNotifications(db: Queryable, reader: Reader): Promise<number> {
  return countUnread(db, reader, await visibleFor(db, reader));
}

/** Those that wait for a mail, with their texts. Who has read one in the inbox needs no mail about it. */
export async function notificationsToMail(db: Queryable, reader: Reader, limit: number): Promise<Notification[]> {
  const visible = await visibleFor(db, reader);
  const where = sql`n.mail = 'wanted' AND n.mail_after <= now() AND n.read_at IS NULL AND ${visible}`;
  return writeOut(db, reader, await readRows(db, reader, { where, limit }));
}

/** The predicate on `vinculo.notification n` that the reader may see what it is about. */
export async function visibleFor(db: Queryable, reader: Reader): Promise<Sql> {
  const entities = await db.tuples(sql`SELECT DISTINCT entity_no FROM vinculo.notification WHERE user_id = ${reader.user.id}::uuid`);
  return isVisible(
    reader,
    entities.map(([no]) => Number(no)),
  );
}

const AT = `to_char(n.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function readRows(db: Queryable, reader: Reader, { where, limit }: { where: Sql; limit: number }): Promise<Row[]> {
  return db.rows<Row>(
    sql`SELECT n.id, n.kind, n.entity_no, n.record_id, n.actor, ${raw(AT)} AS at, n.read_at IS NOT NULL AS read, n.body FROM vinculo.notification n
      WHERE n.user_id = ${reader.user.id}::uuid AND ${where} ORDER BY n.at DESC, n.id DESC LIMIT ${limit}::int`,
  );
}

async function countUnread(db: Queryable, reader: Reader, visible: Sql): Promise<number> {
  const [row] = await db.tuples(
    sql`SELECT count(*)::int FROM (SELECT 1 FROM vinculo.notification n
      WHERE n.user_id = ${reader.user.id}::uuid AND n.inbox AND n.read_at IS NULL AND ${visible} LIMIT ${MAX_UNREAD}::int) c`,
  );
  return Number(row?.[0] ?? 0);
}

function after(cursor: string | undefined): Sql {
  if (cursor === undefined) return raw('true');
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isUuid(id) || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at))) throw new AppError('CURSOR_INVALID');
  return sql`(n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
}

async function writeOut(db: Queryable, reader: Reader, rows: readonly Row[]): Promise<Notification[]> {
  const titles = new Map<string, string>();
  for (const [no, group] of Map.groupBy(rows, ({ entity_no }) => entity_no)) {
    const entity = reader.registry.entityByNo.get(no);
    const ids = [...new Set(group.map(({ record_id }) => record_id))];
    if (entity) for (const [id, title] of await titlesOf(db, reader, { entity, ids })) titles.set(id, title);
  }
  const users = reader.registry.entities.get('user');
  const actors = [...new Set(rows.flatMap(({ actor }) => (actor === null ? [] : [actor])))];
  const names = users ? await titlesOf(db, reader, { entity: users, ids: actors }) : new Map<string, string>();
  return rows.flatMap((row) => {
    const entity = reader.registry.entityByNo.get(row.entity_no);
    if (!entity) return [];
    const name = row.actor === null ? undefined : names.get(row.actor);
    return {
      id: row.id,
      kind: row.kind,
      entity: entity.name,
      record: { id: row.record_id, title: titles.get(row.record_id) ?? '' },
      actor: row.actor !== null && name !== undefined ? { id: row.actor, name } : null,
      text: notificationText({ ...row, entity, actor: name ?? null }, reader),
      at: row.at,
      read: row.read,
    };
  });
}
