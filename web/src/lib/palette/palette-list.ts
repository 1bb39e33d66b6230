import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { type ActionGroup, actionGroups, type PaletteAction } from '#lib/palette/palette-actions.ts';
import type { PaletteSearch } from '#lib/palette/palette-search.svelte.ts';
import { paletteSources } from '#lib/palette/palette-sources.svelte.ts';
import type { EntityView, SavedView, SearchGroup, SearchHit } from '#schemas/types/api.ts';

export type PaletteItem =
  | { kind: 'record'; key: string; href: string; entity: EntityView; hit: SearchHit }
  | { kind: 'action'; key: string; href?: string | undefined; action: PaletteAction };
export interface PaletteGroup {
  key: string;
  label: string;
  items: PaletteItem[];
}

/** Of what was worked on last. */
const recently = 8;

/** Everything the palette lists, in order: what the part of the app on the screen finds, records, then what can be done. */
export function paletteGroups(search: PaletteSearch, saved: readonly SavedView[]): PaletteGroup[] {
  const records = search.answered === '' ? recentGroup(search.groups) : search.groups.map(recordGroup);
  const actions = search.tab === undefined ? actionGroups(search.typed, saved).map(actionGroup) : [];
  const own = search.tab === undefined ? paletteSources.groups(search.typed).map(actionGroup) : [];
  return [...own, ...records.filter(({ items }) => items.length > 0), ...actions];
}

function recordGroup(group: SearchGroup): PaletteGroup {
  const entity = schema.entity(group.entity);
  const items = entity ? group.hits.map((hit) => recordItem(entity, hit)) : [];
  return { key: group.entity, label: entity ? entityText(entity.label, 'many', entity.name) : '', items };
}

function recordItem(entity: EntityView, hit: SearchHit): PaletteItem {
  return { kind: 'record', key: `${entity.name}/${hit.record.id}`, href: `/${entity.name}/${hit.record.id}`, entity, hit };
}

function recentGroup(groups: readonly SearchGroup[]): PaletteGroup[] {
  const hits = groups.flatMap((group) => group.hits.map((hit) => ({ entity: schema.entity(group.entity), hit })));
  const items = hits
    .sort((a, b) => (b.hit.at ?? '').localeCompare(a.hit.at ?? ''))
    .slice(0, recently)
    .flatMap(({ entity, hit }) => (entity ? [recordItem(entity, hit)] : []));
  return [{ key: 'recent', label: t('palette.recent'), items }];
}

function actionGroup({ key, label, actions }: ActionGroup): PaletteGroup {
  return { key, label, items: actions.map((action) => ({ kind: 'action', key: action.key, href: action.href, action })) };
}
