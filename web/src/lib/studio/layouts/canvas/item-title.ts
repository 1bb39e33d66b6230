import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { recordPanels } from '#lib/views/record/panels/record-panels.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { LayoutItem } from '#schemas/types/definition.ts';

/** What a section or panel is called in the designer. */
export function itemTitle(entity: EntityView, item: LayoutItem): string {
  if (item.kind === 'section') return text(item.label) || t('layout.section.unnamed');
  const end = entity.inverses.find(({ name }) => name === item.of);
  const kind = recordPanels[item.panel];
  if (end) return text(end.label, end.name);
  return kind ? t(kind.label) : item.panel;
}
