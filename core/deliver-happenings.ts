import type { Callers } from '#core/access/callers.ts';
import { announcePersonal } from '#core/live/announce-personal.ts';
import type { Hub } from '#core/live/hub.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';

export interface Receivers {
  readonly registry: RegistryStore;
  readonly settings: Settings;
  readonly callers: Callers;
  readonly hub: Hub;
  /** An import, a batch or the demo moved on; called with every happening. */
  moved(happening: Happening): void;
  onError(error: unknown, what: string): void;
}

/** What a node does when something was committed here or on another node: forget what is out of date, and tell the browsers. */
export function deliverHappenings(receivers: Receivers): (happenings: readonly Happening[]) => void {
  const { registry, settings, callers, hub, moved, onError } = receivers;
  return (happenings) => {
    const happened = (kind: Happening['kind']) => happenings.some((happening) => happening.kind === kind);
    if (happened('schema')) {
      registry.reload().then(
        () => hub.schemaChanged(registry.current().revision),
        (error: unknown) => onError(error, 'registry'),
      );
    }
    if (happened('session') || happenings.some((happening) => isUser(happening, registry))) {
      callers.forget();
      hub.recheck();
    }
    if (happened('setting')) {
      settings.reload().then(
        () => hub.tellEach(() => ({ type: 'organisation' })),
        (error: unknown) => onError(error, 'settings'),
      );
    }
    happenings.forEach(moved);
    announcePersonal(receivers, happenings);
    hub.deliver(happenings);
  };
}

function isUser(happening: Happening, registry: RegistryStore): boolean {
  return happening.kind === 'record' && registry.current().entityByNo.get(happening.entityNo)?.name === 'user';
}
