import { tick } from 'svelte';
import { t, text } from '#lib/i18n/i18n.svelte.ts';
import type { DraftField } from '#lib/studio/draft/draft-fields.ts';
import type { LayoutDesign } from '#lib/studio/layouts/design/layout-design.svelte.ts';
import * as edit from '#lib/studio/layouts/design/layout-edit.ts';
import { DragLists } from '#lib/studio/shell/drag-lists.svelte.ts';
import type { Layout, LayoutItem, LayoutPanel, LayoutSection } from '#schemas/types/definition.ts';

/** A field in a list that can be carried. */
export interface FieldItem {
  id: string;
  name: string;
}
/** A section or a panel, as it is carried; from the blocks it is new. */
export interface BlockItem {
  id: string;
  item: LayoutItem;
}

export const trayKey = ':tray';

/** What is being arranged on the screen: where, and what was said of it last. */
export class LayoutCanvas {
  readonly design: LayoutDesign;
  surface: edit.Surface = $state('page');
  #tab: string | undefined = $state();
  /** Where a click in the tray puts a field. */
  last: string | undefined = $state();
  /** What is told to those who do not see it. */
  said = $state('');
  readonly layout: Layout = $derived.by(() => this.design.layout ?? { key: '', label: {} });
  readonly tab: string | undefined = $derived.by(() => {
    if (this.surface !== 'page') return undefined;
    const tabs = this.layout.tabs ?? [];
    return tabs.some(({ key }) => key === this.#tab) ? this.#tab : tabs[0]?.key;
  });
  readonly items: readonly LayoutItem[] = $derived.by(() => edit.itemsAt(this.layout, this.tab));
  readonly fields: readonly DraftField[] = $derived.by(() => this.design.draft.fields.filter((field) => !field.isRetired));
  /** Fields that exist and that nobody sees here. */
  readonly unplaced: readonly DraftField[] = $derived.by(() => {
    const { surface } = this;
    const placed = surface === 'page' || surface === 'side' ? edit.placedFields(this.layout) : new Set(this.layout[surface]);
    return this.fields.filter(({ name }) => !placed.has(name));
  });
  readonly carried = new DragLists<FieldItem>((lists) => this.#takeFields(lists));
  readonly blocks = new DragLists<BlockItem>((lists) => this.#takeBlocks(lists));

  constructor(design: LayoutDesign) {
    this.design = design;
  }

  open(tab: string): void {
    this.#tab = tab;
    this.last = undefined;
  }

  field(name: string): DraftField | undefined {
    return this.fields.find((one) => one.name === name);
  }

  /** From the tray into the last section that was worked in, or into the list. */
  add(name: string): void {
    const { surface } = this;
    if (surface === 'page' || surface === 'side') {
      this.#addToSection(name);
      return;
    }
    const names = this.layout[surface] ?? [];
    if (names.length < edit.limits[surface]) this.setNames(surface, [...names, name]);
    else this.said = t('layout.names.full', { count: edit.limits[surface] });
  }

  setNames(surface: edit.NameSurface, names: readonly string[]): void {
    this.design.change((layout) => edit.setPart(layout, surface, names.length > 0 || surface === 'keyFields' ? [...names] : undefined));
  }

  move(name: string, step: 1 | -1 | undefined): void {
    if (step === undefined) {
      this.design.change((layout) => edit.placeField(layout, name, undefined));
      this.said = t('layout.said.removed', { what: this.#label(name) });
      return;
    }
    const place = edit.stepOf(this.items, name, step);
    if (!place) return;
    this.send(name, place.section, place.index);
    void refocus(`[data-name="${CSS.escape(name)}"] [data-grip]`);
  }

  send(name: string, section: string, index?: number): void {
    const to = this.items.find((item) => item.key === section) as LayoutSection | undefined;
    this.last = section;
    this.design.change((layout) => edit.placeField(layout, name, { section, index: index ?? to?.fields.length ?? 0 }));
    this.said = t('layout.said.moved', { what: this.#label(name), section: text(to?.label) || t('layout.section.unnamed') });
  }

  addBlock(block: LayoutItem): string {
    const item = this.fresh(block);
    this.design.change((layout) => {
      const { tab } = this;
      return edit.withItems(layout, tab, [...edit.itemsAt(layout, tab), item]);
    });
    if (item.kind === 'section') this.last = item.key;
    return item.key;
  }

  /** With a key that no other part of the layout has. */
  fresh(block: LayoutItem): LayoutItem {
    const taken = edit.allItems(this.layout).map(({ key }) => key);
    return { ...block, key: edit.freeKey(block.key, taken) };
  }

  addTab(): void {
    const tabs = this.layout.tabs ?? [];
    const key = edit.freeKey(
      'tab',
      tabs.map((tab) => tab.key),
    );
    this.design.change((layout) => ({ ...layout, tabs: [...tabs, { key, label: {}, items: [] }] }));
    this.open(key);
  }

  shift(key: string, step: 1 | -1): void {
    const at = this.items.findIndex((item) => item.key === key) + step;
    if (at < 0 || at >= this.items.length) return;
    this.design.change((layout) => edit.moveItem(layout, key, { tab: this.tab, index: at }));
    void refocus(`[data-item="${CSS.escape(key)}"] > header [data-grip]`);
  }

  set(key: string, change: Partial<LayoutSection> | Partial<LayoutPanel>): void {
    this.design.change((layout) => edit.setItem(layout, key, change));
  }

  #addToSection(name: string): void {
    const sections = this.items.filter((item) => item.kind === 'section');
    const to = sections.find(({ key }) => key === this.last) ?? sections.at(-1);
    const section = to?.key ?? this.addBlock({ kind: 'section', key: 'section', fields: [] });
    this.send(name, section);
  }

  #takeFields(lists: Readonly<Record<string, readonly FieldItem[]>>): void {
    const { surface } = this;
    const { [trayKey]: tray = [], ...rest } = Object.fromEntries(
      Object.entries(lists).map(([key, items]) => [key, items.map(({ name }) => name)] as const),
    );
    if (surface !== 'page' && surface !== 'side') {
      const names = rest[surface];
      if (names) this.setNames(surface, names.slice(0, edit.limits[surface]));
      return;
    }
    this.last = Object.keys(rest).at(-1) ?? this.last;
    this.design.change((layout) => {
      const kept = edit.arrangeFields(layout, rest);
      return tray.reduce((next, name) => edit.placeField(next, name, undefined), kept);
    });
  }

  #takeBlocks(lists: Readonly<Record<string, readonly BlockItem[]>>): void {
    const [list] = Object.values(lists);
    if (list)
      this.design.change((layout) =>
        edit.withItems(
          layout,
          this.tab,
          list.map(({ item }) => item),
        ),
      );
  }

  #label(name: string): string {
    return text(this.field(name)?.label, name);
  }
}

async function refocus(selector: string): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(selector)?.focus();
}
