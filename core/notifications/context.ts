import type { Account, Callers } from '#core/access/callers.ts';
import type { Caller } from '#core/contract/caller.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import type { NotificationKinds } from '#core/notifications/notification-kinds.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Organisation, Settings } from '#core/settings/organisation.ts';
import type { Database } from '#core/sql/database.ts';
import type { Text } from '#schemas/types/definition.ts';

/** What this folder works with. */
export interface NotificationsContext {
  readonly database: Database;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly callers: Callers;
  readonly kinds: NotificationKinds;
  /** Whether this server sends mail. */
  readonly mail: boolean;
  publish(happenings: readonly Happening[]): void;
}

/** What is known of a notification beside whom it is for and what it is about. Sentences are made when it is read, in the reader's language. */
export interface NotificationBody {
  /** Names of the fields that were changed, or that name the reader. */
  readonly fields?: readonly string[];
  /** How many records, where one notification stands for many. */
  readonly records?: number;
  readonly what?: 'removed' | 'restored';
  /** More people than the last one changed it. */
  readonly several?: true;
  /** When something is due: a day, or a moment. */
  readonly on?: string;
  /** What a plugin says. */
  readonly text?: Text;
}

/** A notification to be stored, if the user can sign in and wants it. */
export interface Wanted {
  readonly userId: string;
  readonly kind: string;
  readonly entityNo: number;
  readonly recordId: string;
  readonly actor: string | null;
  readonly body: NotificationBody;
  readonly key?: string;
  readonly bundle?: string;
}

export interface Stored {
  readonly id: string;
  readonly userId: string;
}

/** Who reads what they are told. */
export type Reader = Caller & { readonly user: Account; readonly organisation: Organisation };

/** A user as they are now. Undefined when they cannot sign in. */
export async function readerOf({ callers, registry, settings }: NotificationsContext, userId: string): Promise<Reader | undefined> {
  const current = registry.current();
  const user = await callers.byUser(userId, current);
  return user && { user, registry: current, organisation: settings.organisation(), now: new Date() };
}

/** The user's open tabs learn of a notification, on whichever node they are. */
export function told(stored: readonly Stored[]): Happening[] {
  return stored.map(({ id, userId }) => ({ kind: 'notification', entityNo: 0, id, version: nextMoment(), actor: userId }));
}
