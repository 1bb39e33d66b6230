import type { Callers } from '#core/access/callers.ts';
import type { Caller } from '#core/contract/caller.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RecordsContext } from '#core/records/context.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';

/** What long work with many records needs: imports, batches. */
export interface BackgroundContext {
  readonly records: RecordsContext;
  readonly callers: Callers;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  publish(happenings: readonly Happening[]): void;
  onError(error: unknown, what: string): void;
}

/** The user as they are now, for work that goes on without a request of theirs. Undefined when they may not sign in any more. */
export async function callerFor({ callers, registry, settings }: BackgroundContext, userId: string): Promise<Caller | undefined> {
  const current = registry.current();
  const user = await callers.byUser(userId, current);
  return user && { user, registry: current, organisation: settings.organisation(), now: new Date() };
}

/** Every open page of the owner learns where the work stands. */
export function tellProgress({ publish }: Pick<BackgroundContext, 'publish'>, kind: Happening['kind'], id: string): void {
  publish([{ kind, entityNo: 0, id, version: nextMoment(), actor: null }]);
}
