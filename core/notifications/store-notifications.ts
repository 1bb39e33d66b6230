import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { type NotificationBody, type NotificationsContext, readerOf, type Stored, type Wanted } from '#core/notifications/context.ts';
import { type Preference, preferencesOf } from '#core/notifications/preferences.ts';
import type { Queryable } from '#core/sql/database.ts';

/** What is watched changes often in a row: its mail waits until things have calmed down. */
const CALM_SECONDS = 60;

interface Row extends Wanted {
  readonly id: string;
  readonly inbox: boolean;
  readonly mail: 'wanted' | 'none';
}

/**
 * Stores what users who can sign in want to be told. What belongs to a bundle whose last notification is unread is added to that one,
 * so that ten edits are one line in the inbox. Returns those that are new or have changed.
 */
export async function storeNotifications(db: Queryable, context: NotificationsContext, wanted: readonly Wanted[]): Promise<Stored[]> {
  const rows = await whatIsWanted(db, context, wanted);
  if (rows.length === 0) return [];
  const bundles = await unreadBundles(db, rows);
  const added = new Map<string, Row>();
  const fresh: Row[] = [];
  for (const row of rows) {
    const key = bundleKey(row);
    const known = key === undefined ? undefined : (added.get(key) ?? bundles.get(key));
    const next = known ? { ...row, id: known.id, body: merged(known, row) } : row;
    if (key !== undefined) added.set(key, next);
    if (key === undefined) fresh.push(next);
  }
  const renewed = [...added.values()].filter((row) => bundles.has(bundleKey(row) as string));
  const stored = await insert(db, [...fresh, ...[...added.values()].filter((row) => !renewed.includes(row))]);
  await renew(db, renewed);
  return [...stored, ...renewed];
}

const bundleKey = ({ userId, bundle }: Pick<Wanted, 'userId' | 'bundle'>): string | undefined =>
  bundle === undefined ? undefined : `${userId} ${bundle}`;

/** Without users who cannot sign in, kinds they turned off, and what they may not see at all. */
async function whatIsWanted(db: Queryable, context: NotificationsContext, wanted: readonly Wanted[]): Promise<Row[]> {
  const ids = [...new Set(wanted.map(({ userId }) => userId))];
  const preferences = ids.length === 0 ? new Map<string, Preference>() : await preferencesOf(db, context.kinds, ids);
  const readers = new Map<string, Caller>();
  for (const id of ids) {
    const reader = await readerOf(context, id);
    if (reader) readers.set(id, reader);
  }
  return wanted.flatMap((one) => {
    const reader = readers.get(one.userId);
    const preference = preferences.get(`${one.userId} ${one.kind}`);
    const body = reader && readableBody(one, reader);
    if (!body || !preference) return [];
    const mail = preference.mail && context.mail ? 'wanted' : 'none';
    return preference.inbox || mail === 'wanted' ? [{ ...one, body, id: uuid7(), inbox: preference.inbox, mail } as const] : [];
  });
}

/** Names only fields that the reader may see; a change of none of them is no news for them. */
function readableBody({ entityNo, kind, body }: Wanted, reader: Caller): NotificationBody | undefined {
  const entity = reader.registry.entityByNo.get(entityNo);
  const policy = entity && policyFor(reader, entity, 'read');
  if (!policy || policy.rows === 'none') return undefined;
  if (!body.fields) return body;
  const fields = body.fields.filter((name) => {
    const field = entity.fields.get(name);
    return field !== undefined && policy.field(field) !== 'none';
  });
  if (fields.length === 0 && (kind === 'mentioned' || (kind === 'watched' && !body.what))) return undefined;
  return { ...body, fields };
}

interface Unread {
  readonly id: string;
  readonly recordId: string;
  readonly actor: string | null;
  readonly body: NotificationBody;
}

async function unreadBundles(db: Queryable, rows: readonly Row[]): Promise<ReadonlyMap<string, Unread>> {
  const asked = rows.flatMap(({ userId, bundle }) => (bundle === undefined ? [] : [{ userId, bundle }]));
  if (asked.length === 0) return new Map();
  const found = await db.rows<{
    id: string;
    user_id: string;
    record_id: string;
    bundle: string;
    actor: string | null;
    body: NotificationBody;
  }>(
    sql`SELECT n.id, n.user_id, n.record_id, n.bundle, n.actor, n.body FROM vinculo.notification n
      WHERE n.read_at IS NULL AND (n.user_id, n.bundle) IN (SELECT DISTINCT "userId", bundle FROM json_to_recordset(${JSON.stringify(asked)}::json) AS r("userId" uuid, bundle text))
      FOR UPDATE`,
  );
  return new Map(found.map(({ user_id, record_id, bundle, ...row }) => [`${user_id} ${bundle}`, { ...row, recordId: record_id }]));
}

function merged(known: Unread, { body, actor, kind }: Row): NotificationBody {
  if (kind === 'due') return body;
  const { what: _, ...before } = known.body;
  const fields = [...new Set([...(before.fields ?? []), ...(body.fields ?? [])])];
  const records = body.records === undefined ? undefined : (before.records ?? 0) + body.records;
  const several = before.several || known.actor !== actor;
  return { ...before, ...body, fields, ...(records !== undefined && { records }), ...(several && { several }) };
}

async function insert(db: Queryable, rows: readonly Row[]): Promise<Stored[]> {
  if (rows.length === 0) return [];
  const input = rows.map(({ userId, entityNo, recordId, kind, ...row }) => ({
    ...row,
    kind,
    user_id: userId,
    entity_no: entityNo,
    record_id: recordId,
    calm: kind === 'watched' ? CALM_SECONDS : 0,
  }));
  const stored = await db.rows<{ id: string; user_id: string }>(
    sql`INSERT INTO vinculo.notification (id, user_id, kind, entity_no, record_id, actor, inbox, mail, mail_after, key, bundle, body)
      SELECT id, user_id, kind, entity_no, record_id, actor, inbox, mail, now() + calm * interval '1 second', key, bundle, body
      FROM json_to_recordset(${JSON.stringify(input)}::json) AS r(id uuid, user_id uuid, kind text, entity_no int, record_id uuid, actor uuid, inbox boolean, mail text, calm int, key text, bundle text, body jsonb)
      ON CONFLICT DO NOTHING RETURNING id, user_id`,
  );
  return stored.map((row) => ({ id: row.id, userId: row.user_id }));
}

/** A mail is not sent again for what is still unread, except for what is due on a new day. */
async function renew(db: Queryable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const input = rows.map(({ id, recordId, actor, body, kind, mail }) => ({
    id,
    record_id: recordId,
    actor,
    body,
    again: kind === 'due' && mail === 'wanted',
  }));
  await db.run(
    sql`UPDATE vinculo.notification n SET at = now(), record_id = r.record_id, actor = r.actor, body = r.body,
        mail = CASE WHEN r.again THEN 'wanted' ELSE n.mail END, mail_after = CASE WHEN r.again THEN now() ELSE n.mail_after END
      FROM json_to_recordset(${JSON.stringify(input)}::json) AS r(id uuid, record_id uuid, actor uuid, body jsonb, again boolean) WHERE n.id = r.id`,
  );
}
