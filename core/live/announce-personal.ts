import { policyFor } from '#core/access/policy.ts';
import type { Hub } from '#core/live/hub.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { concerns } from '#core/records/personal/view-store.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';

export interface Announcing {
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly hub: Hub;
}

/** Stars are told to the user's other windows, saved views to everybody who finds them: they read them again. */
export function announcePersonal(announcing: Announcing, happenings: readonly Happening[]): void {
  for (const happening of happenings) {
    if (happening.kind === 'views') announceViews(announcing, happening);
    if (happening.kind === 'star') announcing.hub.tell(happening.id, { type: 'stars' });
  }
}

function announceViews({ registry, settings, hub }: Announcing, { entityNo, id }: Happening): void {
  const current = registry.current();
  const entity = current.entityByNo.get(entityNo);
  if (!entity) return;
  hub.tellEach((account) => {
    const caller = { user: account, registry: current, organisation: settings.organisation(), now: new Date() };
    const finds = concerns(id, account.id) && policyFor(caller, entity, 'read').rows !== 'none';
    return finds ? { type: 'views', entity: entity.name } : undefined;
  });
}
