import { search } from '#lib/api/search-api.ts';
import type { Person } from '#lib/capture/person.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

const offered = 8;

/** What tells two of the same name apart in a few words: a job title, a sector. */
export function subtitleOf(entity: EntityView, record: StoredRecord): string | undefined {
  const field = entity.list
    .filter((name) => name !== entity.titleField)
    .flatMap((name) => entity.fields.find((one) => one.name === name) ?? [])
    .find((one) => one.groupable && !one.options && fieldKind(one).target === undefined && typeof record[one.name] === 'string');
  const value = field && record[field.name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Found by any part of what is known of them; without a question whom one may have met, then whom one worked on last. */
export async function findPeople(target: string, query: string, near: readonly Person[]): Promise<ListOption[]> {
  const entity = schema.entity(target);
  if (!entity) return [];
  const close = near.map(({ id, role }): ListOption => ({ value: id, label: titles.get(target, id) ?? '…', detail: role }));
  if (query === '' && close.length > 0) return close.slice(0, offered);
  const reply = await search(query, { entities: [target], limit: offered });
  const hits = reply.groups.flatMap((group) => group.hits);
  titles.learn(
    target,
    hits.map((hit) => hit.record),
  );
  return hits.map(({ record }) => ({
    value: record.id,
    label: recordTitle(entity, record),
    detail: near.find((person) => person.id === record.id)?.role ?? subtitleOf(entity, record),
  }));
}
