import type { Job } from '#core/jobs/jobs.ts';
import { raw, sql } from '#core/kit/sql.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import { type NotificationsContext, type Reader, readerOf } from '#core/notifications/context.ts';
import { notificationsToMail, visibleFor } from '#core/notifications/list-notifications.ts';
import { writeMail } from '#core/notifications/write-mail.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface MailJob {
  readonly userId: string;
}

const MOST_IN_ONE = 50;

/** Users for whom a mail is due. */
export async function usersToMail(db: Queryable): Promise<string[]> {
  const rows = await db.tuples(sql`SELECT DISTINCT user_id FROM vinculo.notification WHERE mail = 'wanted' AND mail_after <= now()`);
  return rows.map(([id]) => String(id));
}

export interface Mailing {
  readonly context: NotificationsContext;
  readonly mailer: Mailer;
  readonly publicUrl: string | undefined;
}

/** One mail to a user about all that waits for one. It is marked as sent afterwards: rather twice than never. */
export async function mailUser({ context, mailer, publicUrl }: Mailing, { data, isLastTry }: Job<MailJob>): Promise<void> {
  const { database } = context;
  const reader = await readerOf(context, data.userId);
  const notifications = reader?.user.email ? await notificationsToMail(database, reader, MOST_IN_ONE) : [];
  const ids = notifications.map(({ id }) => id);
  try {
    if (reader && ids.length > 0) await mailer.send(writeMail(reader, notifications, publicUrl));
  } catch (error) {
    if (isLastTry) await mark(database, ids, 'failed');
    throw error;
  }
  await mark(database, ids, 'sent');
  await skipOthers(database, data.userId, reader);
}

/** What only a mail tells is read once it is sent. */
async function mark(db: Queryable, ids: readonly string[], state: 'sent' | 'failed'): Promise<void> {
  if (ids.length === 0) return;
  await db.run(
    sql`UPDATE vinculo.notification SET mail = ${state}, read_at = CASE WHEN inbox THEN read_at ELSE now() END WHERE id = ANY(${ids}::uuid[])`,
  );
}

/** Read already, or not to be seen any more: nobody is written to about it. */
async function skipOthers(db: Queryable, userId: string, reader: Reader | undefined): Promise<void> {
  const visible = reader?.user.email ? await visibleFor(db, reader) : raw('false');
  await db.run(
    sql`UPDATE vinculo.notification n SET mail = 'skipped' WHERE n.user_id = ${userId}::uuid AND n.mail = 'wanted' AND n.mail_after <= now()
      AND (n.read_at IS NOT NULL OR NOT ${visible})`,
  );
}
