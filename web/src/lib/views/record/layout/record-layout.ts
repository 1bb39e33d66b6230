import { evaluate, type Surroundings } from '#lib/model/condition.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Layout, LayoutItem, LayoutTab } from '#schemas/types/definition.ts';

/** How one record is laid out; what is undefined is as usual. */
export interface RecordLayout {
  tabs: readonly LayoutTab[] | undefined;
  side: readonly LayoutItem[] | undefined;
  keyFields: readonly string[] | undefined;
}

/** The first layout that fits a record counts, part by part. What only the server could tell does not fit. */
export function recordLayout(entity: EntityView, values: Record<string, unknown>, around: Surroundings): RecordLayout {
  const fitting = entity.layouts.filter(({ when }) => !when || evaluate(when, values, around) === true);
  const said = <Part extends keyof Layout>(part: Part) => fitting.find((layout) => layout[part] !== undefined)?.[part];
  const tabs = said('tabs');
  return { tabs: tabs && tabs.length > 0 ? tabs : undefined, side: said('side'), keyFields: said('keyFields') };
}

/** Where a layout places a field. */
export function placeOf({ tabs = [], side = [] }: RecordLayout, name: string): { tab: string } | 'side' | undefined {
  const holds = (items: readonly LayoutItem[]) => items.some((item) => item.kind === 'section' && item.fields.includes(name));
  const tab = tabs.find(({ items }) => holds(items));
  if (tab) return { tab: tab.key };
  return holds(side) ? 'side' : undefined;
}
