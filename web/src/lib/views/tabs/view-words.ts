import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { sentenceOf } from '#lib/views/filter/filter-sentence.ts';
import type { ListState } from '#lib/views/list-address.ts';
import { chosenKind } from '#lib/views/view-kinds.ts';
import type { EntityView } from '#schemas/types/api.ts';

/** What a view of this list would keep, a line each. */
export function keptWords(entity: EntityView, state: ListState): string[] {
  const label = (name: string) => {
    const field = entity.fields.find((one) => one.name === name.split('.')[0]);
    return field ? text(field.label, field.name) : name;
  };
  const filters = state.conditions.map((condition) => {
    const { start, operand } = sentenceOf(entity, condition);
    return `${start} ${operand}`.trim();
  });
  const sorts = state.sort.map((key) => t(key.descending ? 'views.sortedDown' : 'views.sortedUp', { field: label(key.field) }));
  return [
    t('views.shownAs', { kind: t(chosenKind(state.kind, entity).label) }),
    ...(state.text === '' ? [] : [t('views.searching', { text: state.text })]),
    ...filters,
    ...sorts,
  ];
}
