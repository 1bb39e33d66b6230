import { actingNow } from '#core/access/engine-caller.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { NotificationRequest, PluginWork } from '#core/contract/plugin.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { createRecord } from '#core/records/create.ts';
import { recordReader } from '#core/records/reader.ts';
import { updateRecord } from '#core/records/update.ts';

export interface WorkContext {
  readonly records: RecordsContext;
  notify(caller: Caller, plugin: string, request: NotificationRequest): Promise<void>;
}

/** What a plugin can do outside a request, as this caller. */
export function pluginWork({ records, notify }: WorkContext, caller: Caller, plugin: string): PluginWork {
  const { today, now } = actingNow(caller);
  const { country, currency, timeZone } = caller.organisation;
  return {
    today,
    now,
    organisation: { country, currency, timeZone },
    records: (entity) => ({
      ...recordReader(records, { db: records.database, caller }, entity),
      create: (input) => createRecord(records, caller, { entity, body: input }),
      // What else may be missing in the record is not for a plugin to fill in.
      update: (id, input, version) =>
        updateRecord(records, caller, { entity, id, body: input, touchedOnly: true, ...(version !== undefined && { version }) }),
    }),
    notify: (request) => notify(caller, plugin, request),
  };
}
