import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { phone } from '#lib/ui/widths.ts';
import type { RecordWork } from '#lib/views/record/record-work.svelte.ts';
import type { RelatedList } from '#lib/views/record/related/related-lists.svelte.ts';
import { storyLabel } from '#lib/views/record/timeline/timeline-sources.ts';
import type { LayoutTab } from '#schemas/types/definition.ts';

export interface Part {
  key: string;
  label: string;
  count?: string | undefined;
}

const countOf = ({ total, capped }: { total: number | undefined; capped: boolean }) =>
  total === undefined ? undefined : i18n.formats.count({ total, capped });
const partOf = (list: RelatedList): Part => ({ key: list.key, label: text(list.inverse.label, list.inverse.name), count: countOf(list) });

export interface Parts {
  tabs: readonly Part[];
  /** Lists without a record, behind "More". */
  more: readonly Part[];
  /** What is shown unless the address says otherwise. */
  first: string;
}

interface Wish {
  aside: boolean;
  /** What the address says. */
  wanted: string | null;
}

/** What a record's page consists of, in its order: the story comes first, and what is empty last. */
export function recordParts(work: RecordWork, lists: readonly RelatedList[], { aside, wanted }: Wish): Parts {
  const { story } = work;
  const timeline: Part[] =
    work.sources.length > 0
      ? [{ key: 'timeline', label: story ? storyLabel(story) : t('timeline.title'), count: work.stories && countOf(work.stories) }]
      : [];
  const details: Part[] = [{ key: 'details', label: t('record.details') }];
  const summary: Part[] = aside ? [{ key: 'summary', label: t('record.summary') }] : [];
  const main = story ? [...timeline, ...details] : [...details, ...timeline];
  const around = phone.current ? [...main, ...summary] : [...summary, ...main];
  const own = lists.filter((list) => list.entity.timeline?.kind !== 'story');
  // All have answered: nothing jumps.
  const known = own.every((list) => list.answered);
  const full = own.filter((list) => list.key === wanted || (known && list.total !== 0));
  const empty = known ? own.filter((list) => !full.includes(list) && list.entity.can.create && list.field.can.update) : [];
  return {
    tabs: [...around, ...full.map(partOf), { key: 'history', label: t('history.title') }],
    more: empty.map(partOf),
    first: story ? 'timeline' : 'details',
  };
}

/** What a layout makes of the page: its tabs, and a list that somebody asked for from elsewhere. */
export function layoutParts(tabs: readonly LayoutTab[], lists: readonly RelatedList[], { aside, wanted }: Wish): Parts {
  const own = tabs.map((tab) => ({ key: tab.key, label: text(tab.label, tab.key), count: countIn(tab, lists) }));
  const summary: Part[] = aside ? [{ key: sideKey, label: t('layout.side') }] : [];
  const asked = lists.filter((list) => list.key === wanted && !own.some(({ key }) => key === wanted));
  return { tabs: [...own, ...summary, ...asked.map(partOf)], more: [], first: own[0]?.key ?? sideKey };
}

/** No key of a tab looks like this. */
const sideKey = '.side';

/** A tab that is one list says how long it is. */
function countIn({ items }: LayoutTab, lists: readonly RelatedList[]): string | undefined {
  const [only, ...others] = items;
  if (others.length > 0 || only?.kind !== 'panel' || only.of === undefined) return undefined;
  const list = lists.find((one) => one.inverse.name === only.of);
  return list && countOf(list);
}

/** Whether a part is the surroundings, be it as usual or by a layout. */
export function isAround(key: string): boolean {
  return key === 'summary' || key === sideKey;
}

/** Which tab of a layout shows what the usual page shows under this key. */
export function tabFor(tabs: readonly LayoutTab[], lists: readonly RelatedList[], key: string): string {
  const list = lists.find((one) => one.key === key);
  const shows = (tab: LayoutTab) =>
    tab.items.some((item) => item.kind === 'panel' && (list ? item.of === list.inverse.name : item.panel === key));
  return tabs.find(shows)?.key ?? key;
}
