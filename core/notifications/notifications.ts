import type { Account } from '#core/access/callers.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { NotificationRequest } from '#core/contract/plugin.ts';
import type { Jobs } from '#core/jobs/jobs.ts';
import { sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import { type NotificationsContext, type Reader, readerOf, told } from '#core/notifications/context.ts';
import { tellWhatIsDue } from '#core/notifications/due-records.ts';
import { fromEvents } from '#core/notifications/from-events.ts';
import { type ListRequest, listNotifications, oneNotification, unreadNotifications } from '#core/notifications/list-notifications.ts';
import { mailJobs } from '#core/notifications/mail-jobs.ts';
import { readPreferences, writePreferences } from '#core/notifications/preferences.ts';
import { requested } from '#core/notifications/requested.ts';
import { storeNotifications } from '#core/notifications/store-notifications.ts';
import { listWatchers, setWatch } from '#core/notifications/watchers.ts';
import type { OutboxEvent } from '#core/outbox/outbox-tail.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { Queryable } from '#core/sql/database.ts';
import type {
  NotificationList,
  NotificationPreferences,
  NotificationPreferencesRequest,
  ReadNotificationsRequest,
  Watchers,
} from '#schemas/types/api.ts';

interface Place {
  readonly entity: string;
  readonly id: string;
}

/** What people are told, in the inbox, live and by mail. */
export interface Notifications {
  list(reader: Reader, request: ListRequest): Promise<NotificationList>;
  /** Marks as read, and returns how many are still unread. */
  read(reader: Reader, request: ReadNotificationsRequest): Promise<number>;
  preferences(account: Account): Promise<NotificationPreferences>;
  setPreferences(account: Account, request: NotificationPreferencesRequest): Promise<NotificationPreferences>;
  watchers(caller: Caller, place: Place): Promise<Watchers>;
  watch(caller: Caller, place: Place & { readonly watching: boolean }): Promise<void>;
  /** Stores what plugins want to be told, within a transaction; the result is to be published after it. */
  notifyWithin(
    reading: { db: Queryable; caller: Caller },
    plugin: string,
    requests: readonly NotificationRequest[],
  ): Promise<readonly Happening[]>;
  notify(caller: Caller, plugin: string, request: NotificationRequest): Promise<void>;
  /** Stores what committed events have to tell, within the transaction that notes them as read; to be published after it. */
  note(db: Queryable, events: readonly OutboxEvent[]): Promise<readonly Happening[]>;
  /** What a user's open tabs are told of a notification. */
  announcement(happening: Happening): Promise<unknown>;
  /** Somebody was told something: those who want it by mail get one in a moment. */
  mailSoon(): void;
}

export interface NotificationsOptions extends Omit<NotificationsContext, 'mail'> {
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  readonly publicUrl: string | undefined;
  onError(error: unknown, what: string): void;
}

/** The id of a happening that says no more than that something was read. */
const READ = 'read';

export function createNotifications({ jobs, mailer, publicUrl, onError, ...options }: NotificationsOptions): Notifications {
  const context: NotificationsContext = { ...options, mail: mailer.enabled };
  const { database, publish } = context;
  const mails = mailJobs({ jobs, mailer, publicUrl, context, onError });
  scheduleTelling(jobs, context);
  const notifyWithin: Notifications['notifyWithin'] = async ({ db, caller }, plugin, requests) => {
    const wanted = [];
    for (const request of requests) wanted.push(...(await requested(context, { db, caller, plugin }, request)));
    return told(await storeNotifications(db, context, wanted));
  };
  return {
    list: (reader, request) => listNotifications(database, reader, request),
    read: async (reader, request) => {
      const unread = await markRead(database, reader, request);
      publish(told([{ id: READ, userId: reader.user.id }]));
      return unread;
    },
    preferences: (account) => readPreferences(context, account),
    setPreferences: async (account, request) => {
      await writePreferences(context, account.id, request);
      return readPreferences(context, account);
    },
    watchers: (caller, place) => listWatchers(database, caller, place),
    watch: (caller, place) => setWatch(database, caller, place),
    notifyWithin,
    notify: async (caller, plugin, request) => {
      publish(await database.transaction((db) => notifyWithin({ db, caller }, plugin, [request])));
    },
    note: async (db, events) => told(await storeNotifications(db, context, await fromEvents(db, context.registry.current(), events))),
    announcement: async ({ id, actor }) => {
      const reader = actor === null ? undefined : await readerOf(context, actor);
      if (!reader) return undefined;
      if (id === READ) return { type: 'notification', unread: await unreadNotifications(database, reader) };
      const one = await oneNotification(database, reader, id);
      return one && { type: 'notification', ...one };
    },
    mailSoon: mails.soon,
  };
}

const KEPT = '180 days';

/** Mornings, and forgetting. */
function scheduleTelling(jobs: Jobs, context: NotificationsContext): void {
  const { database, publish } = context;
  jobs.schedule({ name: 'core.due', when: { every: '1m' }, run: async () => publish(told(await tellWhatIsDue(context))) });
  const forget = sql`DELETE FROM vinculo.notification WHERE at < now() - ${KEPT}::interval`;
  jobs.schedule({ name: 'core.forget_notifications', when: { every: '1d' }, run: async () => void (await database.run(forget)) });
}

async function markRead(db: Queryable, reader: Reader, request: ReadNotificationsRequest): Promise<number> {
  const which = 'ids' in request ? sql`id = ANY(${(request.ids ?? []).filter(isUuid)}::uuid[])` : sql`inbox`;
  await db.run(
    sql`UPDATE vinculo.notification SET read_at = now() WHERE user_id = ${reader.user.id}::uuid AND read_at IS NULL AND ${which}`,
  );
  return unreadNotifications(db, reader);
}
