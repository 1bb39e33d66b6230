import type { Key } from '#lib/i18n/catalogues.ts';
import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import { freeKey } from '#lib/studio/layouts/design/layout-edit.ts';
import { recordPanels } from '#lib/views/record/panels/record-panels.ts';
import { timelineSources } from '#lib/views/record/timeline/timeline-sources.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { LayoutPanel, LayoutTab, Section, Text } from '#schemas/types/definition.ts';

const said = (key: Key): Text => ({ [i18n.language]: t(key) });

/** The page as it is without a layout, as something to go on from. */
export function startingTabs(entity: EntityView, sections: readonly Section[]): LayoutTab[] {
  const details: LayoutTab = {
    key: 'details',
    label: said('record.details'),
    items: sections.map(({ key, label, fields }) => ({ kind: 'section', key, label, fields: [...fields] })),
  };
  const timeline: LayoutTab = { key: 'activity', label: said('timeline.title'), items: [panel('timeline')] };
  const history: LayoutTab = { key: 'history', label: said('history.title'), items: [panel('history')] };
  return [details, ...(timelineSources(entity, '').length > 0 ? [timeline] : []), history];
}

/** What usually stands beside the page. */
export function startingSide(entity: EntityView): LayoutPanel[] {
  const step = recordPanels['step']?.fits?.(entity) ? [panel('step')] : [];
  return [...step, panel('todo'), panel('people'), panel('open')];
}

function panel(name: string): LayoutPanel {
  return { kind: 'panel', key: name, panel: name };
}

export function newLayoutKey(label: string, taken: Iterable<string>): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  return freeKey(plain || 'layout', taken);
}
