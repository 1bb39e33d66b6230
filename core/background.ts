import type { Callers } from '#core/access/callers.ts';
import { createJobs } from '#core/jobs/jobs.ts';
import type { Hub } from '#core/live/hub.ts';
import { createMailer } from '#core/mail/mailer.ts';
import { notificationKinds } from '#core/notifications/notification-kinds.ts';
import { createNotifications, type Notifications } from '#core/notifications/notifications.ts';
import { type OutboxReader, startOutboxReader } from '#core/outbox/outbox-reader.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { deliverEvents } from '#core/plugins/deliver-events.ts';
import type { InstalledPlugin } from '#core/plugins/installed-plugins.ts';
import type { PluginHandlers } from '#core/plugins/plugin-handlers.ts';
import { scheduleJobs } from '#core/plugins/schedule-jobs.ts';
import type { RecordsContext } from '#core/records/context.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';
import type { Connection } from '#core/sql/connection.ts';
import type { Database } from '#core/sql/database.ts';

/** What a node does besides answering requests: what plugins do after commits and at their times, and what people are told. */
export interface Background {
  readonly notifications: Notifications;
  /** Something was committed here or elsewhere. */
  happened(happenings: readonly Happening[]): void;
  /** Once the node answers: nobody has to wait for this. */
  start(): Promise<void>;
  /** Does scheduled work now and here: 'core.due', 'crm.wake_leads'. */
  runNow(job: string): Promise<void>;
  stop(): Promise<void>;
}

export interface BackgroundOptions {
  readonly database: Database;
  readonly connection: Connection;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly callers: Callers;
  readonly hub: Hub;
  readonly plugins: readonly InstalledPlugin[];
  readonly handlers: PluginHandlers;
  readonly config: { readonly publicUrl: string | undefined; readonly smtpUrl?: string | undefined };
  records(): RecordsContext;
  publish(happenings: readonly Happening[]): void;
  onError(error: unknown, what: string): void;
}

export function createBackground(options: BackgroundOptions): Background {
  const { database, connection, settings, hub, plugins, config, publish, onError } = options;
  const jobs = createJobs({ connection, timeZone: () => settings.organisation().timeZone, onError });
  const mailer = createMailer({ smtpUrl: config.smtpUrl, senderName: () => settings.organisation().name });
  const kinds = notificationKinds(
    plugins.map(({ manifest }) => ({ plugin: manifest.id, kinds: manifest.contributes?.['notification.kind/v1'] ?? [] })),
  );
  const context = { database, registry: options.registry, settings, callers: options.callers, publish, onError };
  const notifications = createNotifications({ ...context, kinds, jobs, mailer, publicUrl: config.publicUrl });
  const work = () => ({ records: options.records(), notify: notifications.notify });
  const deliver = deliverEvents({ ...options, jobs, work });
  scheduleJobs({ ...options, jobs, work });
  let reader: OutboxReader | undefined;
  let starting: Promise<void> | undefined;
  let stopped = false;
  const start = async (): Promise<void> => {
    if (stopped) return;
    // First of all: what is committed from here on is told, whatever happens before it is.
    reader = await startOutboxReader({
      database,
      name: 'background',
      handle: async (tx, events) => {
        await deliver(events);
        const told = await notifications.note(tx, events);
        return () => publish(told);
      },
      onError,
    });
    await jobs.start();
    reader.wake();
  };
  const announce = async (happening: Happening) => {
    const { actor } = happening;
    if (actor === null || !hub.isHere(actor)) return;
    const message = await notifications.announcement(happening);
    if (message) hub.tell(actor, message);
  };
  return {
    notifications,
    happened: (happenings) => {
      const told = happenings.filter(({ kind }) => kind === 'notification');
      for (const happening of told) announce(happening).catch((error: unknown) => onError(error, 'notifications'));
      if (told.length > 0) notifications.mailSoon();
      if (told.length < happenings.length) reader?.wake();
    },
    start: () => {
      starting ??= start();
      return starting;
    },
    runNow: (job) => jobs.runNow(job),
    stop: async () => {
      stopped = true;
      await jobs.stop();
      await starting?.catch(() => undefined);
      await reader?.stop();
      mailer.close();
    },
  };
}
