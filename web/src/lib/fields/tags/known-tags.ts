import { countByValue } from '#lib/api/records-api.ts';
import { entityOf } from '#lib/fields/entity-of.ts';
import { fold, type ListOption } from '#lib/ui/list-option.ts';
import type { FieldView } from '#schemas/types/api.ts';

const most = 1000;

/** The words in use, the most frequent first; each once, in its most frequent spelling. Those whom it is not shown get none. */
export async function knownTags(field: FieldView): Promise<ListOption[]> {
  const entity = entityOf(field);
  if (!entity) return [];
  const asked = { field: field.name, filter: { field: field.name, op: 'notEmpty' as const }, limit: most };
  const { values } = await countByValue(entity.name, asked);
  const words = new Map<string, string>();
  for (const tag of values.flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : []))) {
    if (!words.has(fold(tag))) words.set(fold(tag), tag);
  }
  return [...words.values()].map(tagOption);
}

export const tagOption = (tag: string): ListOption => ({ value: tag, label: tag });
