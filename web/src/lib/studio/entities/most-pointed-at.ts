import type { EntityView } from '#schemas/types/api.ts';

/** Around which entity the others stand: to it, a new one most likely belongs. */
export function mostPointedAt(entities: readonly EntityView[]): EntityView | undefined {
  const ends = (entity: EntityView) => entity.inverses.filter((inverse) => inverse.entity !== entity.name).length;
  return entities.filter((entity) => !entity.navigation.hidden).toSorted((a, b) => ends(b) - ends(a))[0];
}
