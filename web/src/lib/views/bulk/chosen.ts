import type { Condition } from '#schemas/types/definition.ts';

/** Records by their ids, or all that a filter finds. */
export type Chosen = { ids: string[] } | { filter: Condition };

/** Some records by name, or all that match the list but those named. */
export interface Choice {
  all: boolean;
  named: readonly string[];
}

/** For the server. `matching`: the filter of the list. */
export function chosenOf({ all, named }: Choice, matching: Condition | undefined): Chosen {
  if (!all) return { ids: [...named] };
  const but: Condition[] = named.length > 0 ? [{ field: 'id', op: 'nin', value: [...named] }] : [];
  return { filter: { and: [...(matching ? [matching] : []), ...but] } };
}

/** A filter may name no more ids than this. */
const most = 1000;

/** The same as a condition, to count and add up; undefined where too many are named one by one. */
export function conditionOf(chosen: Chosen): Condition | undefined {
  if ('filter' in chosen) return chosen.filter;
  return chosen.ids.length > 0 && chosen.ids.length <= most ? { field: 'id', op: 'in', value: chosen.ids } : undefined;
}
