import type { EventHandler, JobHandler, JobSchedule, RecordHappening } from '#core/contract/plugin.ts';

/** What plugins do in the background, as they registered it. */
export interface PluginHandlers {
  readonly events: RegisteredEvent[];
  readonly jobs: RegisteredJob[];
}

export interface RegisteredEvent {
  readonly plugin: string;
  /** The same at every start, for as long as the plugin registers its handlers in the same order. */
  readonly key: string;
  readonly entity: string;
  readonly what: RecordHappening;
  readonly handler: EventHandler;
}

export interface RegisteredJob {
  readonly plugin: string;
  readonly name: string;
  readonly when: JobSchedule;
  readonly handler: JobHandler;
}

export function addEvent({ events }: PluginHandlers, event: Omit<RegisteredEvent, 'key'>): void {
  const place = `${event.plugin}: ${event.entity}.${event.what}`;
  const same = events.filter(({ key }) => key.startsWith(`${place}#`)).length;
  events.push({ ...event, key: `${place}#${same}` });
}
