import { send } from '#lib/api/http.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { LinkEnds } from '#lib/views/record/links/link-ends.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** Stories that are about both ends of a link, such as what was told of a person while at a company. */
export interface SharedStories {
  story: EntityView;
  /** The stories about the record on the screen. */
  here: Condition;
  /** The field of a story that names the other end. */
  there: FieldView;
}

/** Undefined where no story can be about both. */
export function sharedStories(ends: LinkEnds, id: string): SharedStories | undefined {
  const [own, other] = [ends.here, ends.there].map((end) => fieldKind(end).target?.(end));
  for (const story of schema.entities) {
    if (story.timeline?.kind !== 'story' || !story.can.read) continue;
    const leading = (target: string | undefined) =>
      story.fields.find((field) => field.can.read && fieldKind(field).target?.(field) === target && !field.system);
    const [here, there] = [leading(own), leading(other)];
    const filter = here && fieldKind(here).pointsAt?.(here, id, own ?? '');
    if (filter && there?.groupable) return { story, here: filter, there };
  }
  return undefined;
}

/** How many there are, by the id of the other end. */
export async function countShared({ story, here, there }: SharedStories): Promise<Map<string, number>> {
  const body = { groupBy: [{ field: there.name }], measures: [{ op: 'count' }], filter: here, limit: 1_000 };
  const { data } = await send<{ data: { keys: unknown[]; values: { count: number } }[] }>('POST', `/records/${story.name}/aggregate`, {
    body,
  });
  return new Map(data.flatMap(({ keys: [key], values }) => (typeof key === 'string' ? [[key, Number(values.count)] as const] : [])));
}
