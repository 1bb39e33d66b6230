import type { Layout, LayoutItem, LayoutPanel, LayoutSection, LayoutTab, Text } from '#schemas/types/definition.ts';

/** What is arranged: the tabs of the page, what stands beside it, or a plain list of fields. */
export type Surface = 'page' | 'side' | 'quickCreate' | 'list' | 'card' | 'keyFields';
export type NameSurface = Exclude<Surface, 'page' | 'side'>;

export const limits: Readonly<Record<NameSurface, number>> = { quickCreate: 30, list: 30, card: 8, keyFields: 6 };

/** Keys are for ever: the first that is free. */
export function freeKey(stem: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}_${number}`;
    if (!all.has(key)) return key;
  }
}

export function allItems({ tabs = [], side = [] }: Layout): LayoutItem[] {
  return [...tabs.flatMap(({ items }) => items), ...side];
}

export function placedFields(layout: Layout): Set<string> {
  return new Set(allItems(layout).flatMap((item) => (item.kind === 'section' ? item.fields : [])));
}

/** The items of a surface: those of one tab, or those at the side. */
export function itemsAt(layout: Layout, tab: string | undefined): readonly LayoutItem[] {
  return (tab === undefined ? layout.side : layout.tabs?.find(({ key }) => key === tab)?.items) ?? [];
}

export function withItems(layout: Layout, tab: string | undefined, items: readonly LayoutItem[]): Layout {
  if (tab === undefined) return { ...layout, side: [...items] };
  return { ...layout, tabs: (layout.tabs ?? []).map((one) => (one.key === tab ? { ...one, items: [...items] } : one)) };
}

function mapItems(layout: Layout, change: (item: LayoutItem) => LayoutItem[]): Layout {
  return {
    ...layout,
    ...(layout.tabs && { tabs: layout.tabs.map((tab) => ({ ...tab, items: tab.items.flatMap(change) })) }),
    ...(layout.side && { side: layout.side.flatMap(change) }),
  };
}

export function setItem(layout: Layout, key: string, change: Partial<LayoutSection> | Partial<LayoutPanel>): Layout {
  return mapItems(layout, (item) => [item.key === key ? tidyItem({ ...item, ...change } as LayoutItem) : item]);
}

export function removeItem(layout: Layout, key: string): Layout {
  return mapItems(layout, (item) => (item.key === key ? [] : [item]));
}

/** What is as usual need not be said. */
function tidyItem(item: LayoutItem): LayoutItem {
  if (item.kind !== 'section') return item;
  const { wide = [], columns, ...rest } = item;
  const kept = wide.filter((name) => rest.fields.includes(name));
  return { ...rest, ...(columns === 1 && { columns }), ...(kept.length > 0 && { wide: kept }) };
}

/** The fields of each section after a move. A field stands once on a page. */
export function arrangeFields(layout: Layout, lists: Readonly<Record<string, readonly string[]>>): Layout {
  const moved = new Set(Object.values(lists).flat());
  return mapItems(layout, (item) => {
    if (item.kind !== 'section') return [item];
    const fields = lists[item.key] ?? item.fields.filter((name) => !moved.has(name));
    return [tidyItem({ ...item, fields: [...new Set(fields)] })];
  });
}

/** Puts a field at a place of a section, or with no section back to those that nobody sees here. */
export function placeField(layout: Layout, name: string, to: { section: string; index: number } | undefined): Layout {
  return mapItems(layout, (item) => {
    if (item.kind !== 'section') return [item];
    const wide = item.wide?.includes(name) && item.key === to?.section;
    const others = item.fields.filter((one) => one !== name);
    const fields = item.key === to?.section ? others.toSpliced(to.index, 0, name) : others;
    const rest = (item.wide ?? []).filter((one) => one !== name);
    return [tidyItem({ ...item, fields, wide: wide ? [...rest, name] : rest })];
  });
}

/** One step within a section, or over its edge into the next one of the same tab. */
export function stepOf(items: readonly LayoutItem[], name: string, step: 1 | -1): { section: string; index: number } | undefined {
  const sections = items.filter((item) => item.kind === 'section');
  const at = sections.findIndex(({ fields }) => fields.includes(name));
  const here = sections[at];
  if (!here) return undefined;
  const index = here.fields.indexOf(name) + step;
  if (index >= 0 && index < here.fields.length) return { section: here.key, index };
  const next = sections[at + step];
  return next && { section: next.key, index: step > 0 ? 0 : next.fields.length };
}

export function setWide(layout: Layout, section: string, { name, wide }: { name: string; wide: boolean }): Layout {
  const item = allItems(layout).find(({ key }) => key === section);
  if (item?.kind !== 'section') return layout;
  const others = (item.wide ?? []).filter((one) => one !== name);
  return setItem(layout, section, { wide: wide ? [...others, name] : others });
}

/** To another tab, or within its own; `undefined` is the side. */
export function moveItem(layout: Layout, key: string, to: { tab: string | undefined; index?: number }): Layout {
  const item = allItems(layout).find((one) => one.key === key);
  if (!item) return layout;
  const without = removeItem(layout, key);
  const items = itemsAt(without, to.tab);
  return withItems(without, to.tab, items.toSpliced(to.index ?? items.length, 0, item));
}

export function setTab(layout: Layout, key: string, change: Partial<LayoutTab>): Layout {
  return { ...layout, tabs: (layout.tabs ?? []).map((tab) => (tab.key === key ? { ...tab, ...change } : tab)) };
}

export function moveTab(layout: Layout, key: string, step: 1 | -1): Layout {
  const tabs = layout.tabs ?? [];
  const at = tabs.findIndex((tab) => tab.key === key);
  const tab = tabs[at];
  if (!tab || at + step < 0 || at + step >= tabs.length) return layout;
  return { ...layout, tabs: tabs.toSpliced(at, 1).toSpliced(at + step, 0, tab) };
}

/** The last tab stays: a page without one is the usual page. */
export function removeTab(layout: Layout, key: string): Layout {
  const tabs = (layout.tabs ?? []).filter((tab) => tab.key !== key);
  return tabs.length > 0 ? { ...layout, tabs } : layout;
}

/** Says a part, or leaves it as usual. */
export function setPart<Part extends keyof Layout>(layout: Layout, part: Part, value: Layout[Part] | undefined): Layout {
  const { [part]: _, ...rest } = layout;
  return (value === undefined ? rest : { ...rest, [part]: value }) as Layout;
}

/** What is empty is not said. */
export function setWords(text: Text | undefined, language: keyof Text, value: string): Text {
  const { [language]: _, ...rest } = text ?? {};
  return value === '' ? rest : { ...rest, [language]: value };
}
