import { queryRecords } from '#lib/api/records-api.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { groups } from '#lib/studio/layouts/audience/audience.ts';
import type { Layout } from '#schemas/types/definition.ts';

/** The names of the groups that layouts are for. */
export async function loadAudienceNames(layouts: readonly Layout[]): Promise<void> {
  for (const { part, target } of groups()) {
    const ids = [...new Set(layouts.flatMap((layout) => layout.for?.[part] ?? []))].filter((id) => titles.get(target, id) === undefined);
    const entity = schema.entity(target);
    if (ids.length === 0 || !entity) continue;
    const filter = { field: 'id', op: 'in' as const, value: ids };
    const reply = await queryRecords(target, { filter, fields: [entity.titleField], limit: Math.min(ids.length, 200), count: 'none' });
    titles.learn(target, reply.data);
  }
}
