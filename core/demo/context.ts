import type { Callers } from '#core/access/callers.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { DemoHandler } from '#core/contract/plugin.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RecordsContext } from '#core/records/context.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';

/** What making and removing invented records works with. */
export interface DemoContext {
  readonly records: RecordsContext;
  readonly callers: Callers;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  /** Of all plugins, in order. */
  readonly handlers: readonly DemoHandler[];
  publish(happenings: readonly Happening[]): void;
  onError(error: unknown, what: string): void;
}

/** The engine acting for a user; undefined when the user is not there any more. */
export async function callerFor({ callers, registry, settings }: DemoContext, userId: string): Promise<Caller | undefined> {
  const pinned = registry.current();
  const user = await callers.byUser(userId, pinned);
  const organisation = settings.organisation();
  // Invented telephone numbers are those of the organisation's country, wherever the administrator is.
  return user && { user: { ...user, country: organisation.country }, registry: pinned, organisation, now: new Date() };
}
