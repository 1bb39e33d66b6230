import { plural } from '#lib/studio/draft/plural.ts';
import type { EntityText, UserLanguage } from '#schemas/types/definition.ts';

/** Of one and many, what was not written follows from the other. */
export function completeNames(label: EntityText): EntityText {
  const names = Object.entries(label).flatMap(([language, { one, many }]) => {
    const [single, several] = [one.trim(), many.trim()];
    if (single === '' && several === '') return [];
    return [[language, { one: single || several, many: several || plural(single, language as UserLanguage) }] as const];
  });
  return Object.fromEntries(names);
}
