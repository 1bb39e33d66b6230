import { search } from '#lib/api/search-api.ts';
import { keyOf, targetsOf } from '#lib/fields/relation_any/pointer.ts';
import { searchRecords } from '#lib/fields/search-records.ts';
import { entityText } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

const each = 6;
/** So many lists are asked for the newest of each where nothing is known of what somebody worked on. */
const lists = 6;

/** Records of all the entities that the field may point at, in one search, one group per entity, the best group first. */
export async function searchPointers(field: FieldView, query: string): Promise<ListOption[]> {
  const targets = targetsOf(field);
  if (targets.length === 0) return [];
  const { groups, included } = await search(query, { entities: targets.map(({ name }) => name), limit: each });
  titles.absorb(included);
  const found = groups.flatMap(({ entity: name, hits }) => {
    const entity = schema.entity(name);
    if (!entity) return [];
    const records = hits.map(({ record }) => record);
    titles.learn(name, records);
    return records.map((record) => optionOf(entity, record.id, recordTitle(entity, record)));
  });
  return found.length > 0 || query !== '' ? found : newest(targets.slice(0, lists));
}

async function newest(targets: readonly EntityView[]): Promise<ListOption[]> {
  const found = await Promise.all(targets.map((entity) => searchRecords(entity.name, '')));
  return targets.flatMap((entity, i) => (found[i] ?? []).slice(0, each).map(({ value, label }) => optionOf(entity, value, label)));
}

function optionOf(entity: EntityView, id: string, label: string): ListOption {
  return { value: keyOf({ entity: entity.name, id }), label, icon: entity.icon, group: entityText(entity.label, 'many', entity.name) };
}
