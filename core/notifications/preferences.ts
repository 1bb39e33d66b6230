import type { Account } from '#core/access/callers.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { textIn } from '#core/kit/text-in.ts';
import type { NotificationsContext } from '#core/notifications/context.ts';
import type { NotificationKinds } from '#core/notifications/notification-kinds.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { NotificationPreferences, NotificationPreferencesRequest } from '#schemas/types/api.ts';

export interface Preference {
  readonly inbox: boolean;
  readonly mail: boolean;
}

/** What these users want of each kind, by "<user> <kind>": what they said, else what is usual. */
export async function preferencesOf(db: Queryable, kinds: NotificationKinds, users: readonly string[]): Promise<Map<string, Preference>> {
  const usual = users.flatMap((user) => kinds.all.map(({ kind, mail }) => [`${user} ${kind}`, { inbox: true, mail }] as const));
  const said = await db.rows<Preference & { user_id: string; kind: string }>(
    sql`SELECT user_id, kind, inbox, mail FROM vinculo.notification_preference WHERE user_id = ANY(${users}::uuid[])`,
  );
  return new Map([...usual, ...said.map(({ user_id, kind, inbox, mail }) => [`${user_id} ${kind}`, { inbox, mail }] as const)]);
}

export async function readPreferences(context: NotificationsContext, account: Account): Promise<NotificationPreferences> {
  const { database, kinds, settings, mail } = context;
  const preferences = await preferencesOf(database, kinds, [account.id]);
  const languages = [account.locale, settings.organisation().language];
  return {
    mail,
    kinds: kinds.all.map(({ kind, label }) => ({
      kind,
      label: textIn(label, languages),
      ...(preferences.get(`${account.id} ${kind}`) as Preference),
    })),
  };
}

/** Kinds that are not named stay as they are. */
export async function writePreferences(
  { database, kinds }: NotificationsContext,
  userId: string,
  request: NotificationPreferencesRequest,
): Promise<void> {
  const unknown = request.kinds.findIndex(({ kind }) => !kinds.find(kind));
  if (unknown >= 0) throw new AppError('RECORD_INVALID', { places: [{ path: `/kinds/${unknown}/kind`, code: 'choice.unknown' }] });
  // The last word about a kind counts.
  const said = [...new Map(request.kinds.map((one) => [one.kind, one])).values()];
  await database.run(
    sql`INSERT INTO vinculo.notification_preference (user_id, kind, inbox, mail)
      SELECT ${userId}::uuid, kind, inbox, mail FROM json_to_recordset(${JSON.stringify(said)}::json) AS r(kind text, inbox boolean, mail boolean)
      ON CONFLICT (user_id, kind) DO UPDATE SET inbox = EXCLUDED.inbox, mail = EXCLUDED.mail`,
  );
}
