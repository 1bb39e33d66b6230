import type { Caller } from '#core/contract/caller.ts';
import { conditionFields } from '#core/schema/condition-fields.ts';
import type { Audience, EntityViewDefaults, Layout, LayoutItem, LayoutTab } from '#schemas/types/definition.ts';

/** What a caller may see of an entity, by name. */
export interface Seen {
  readonly fields: ReadonlySet<string>;
  readonly inverses: ReadonlySet<string>;
}

export interface CallerLayouts {
  /** How lists and new records look to the caller. */
  readonly usual: Pick<EntityViewDefaults, 'list' | 'keyFields' | 'quickCreate'> & { readonly card: readonly string[] | undefined };
  /** How the page of a record looks; the first whose `when` fits it counts. */
  readonly pages: Layout[];
}

/** The layouts of an entity that are for the caller, with what they may see. Names of what is not there are passed over. */
export function layoutsFor(view: EntityViewDefaults, caller: Caller, seen: Seen): CallerLayouts {
  const own = (view.layouts ?? []).filter((layout) => isAmong(layout.for, caller));
  const said = <Part extends 'list' | 'keyFields' | 'quickCreate' | 'card'>(part: Part) =>
    own.find((layout) => !layout.when && layout[part])?.[part];
  const usual = {
    list: said('list') ?? view.list,
    keyFields: said('keyFields') ?? view.keyFields,
    quickCreate: said('quickCreate') ?? view.quickCreate,
    card: said('card') ?? view.board?.card,
  } as CallerLayouts['usual'];
  const judged = own.filter(({ when }) => !when || conditionFields(when).every((name) => seen.fields.has(name)));
  return { usual, pages: judged.filter(({ tabs, side, keyFields }) => tabs ?? side ?? keyFields).map((layout) => page(layout, seen)) };
}

function isAmong(audience: Audience | undefined, { user }: Caller): boolean {
  if (!audience) return true;
  const { roles = [], teams = [], departments = [] } = audience;
  return (
    roles.some((role) => user.roles.includes(role)) ||
    teams.some((team) => user.teams.includes(team)) ||
    (user.department !== null && departments.includes(user.department))
  );
}

function page({ key, label, when, tabs, side, keyFields }: Layout, seen: Seen): Layout {
  return {
    key,
    label,
    ...(when && { when }),
    ...(tabs && { tabs: tabs.flatMap((tab) => shownTab(tab, seen)) }),
    ...(side && { side: shownItems(side, seen) }),
    ...(keyFields && { keyFields: keyFields.filter((name) => seen.fields.has(name)) }),
  };
}

/** A tab in which nothing is left to see is none. */
function shownTab(tab: LayoutTab, seen: Seen): LayoutTab[] {
  const items = shownItems(tab.items, seen);
  return items.length > 0 ? [{ ...tab, items }] : [];
}

function shownItems(items: readonly LayoutItem[], { fields, inverses }: Seen): LayoutItem[] {
  return items.flatMap((item): LayoutItem[] => {
    if (item.kind === 'panel') return item.of === undefined || inverses.has(item.of) ? [item] : [];
    const shown = item.fields.filter((name) => fields.has(name));
    return shown.length > 0 ? [{ ...item, fields: shown }] : [];
  });
}
