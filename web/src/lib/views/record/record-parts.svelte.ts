import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { phone } from '#lib/ui/widths.ts';
import type { RecordWork } from '#lib/views/record/record-work.svelte.ts';
import type { RelatedList } from '#lib/views/record/related/related-lists.svelte.ts';
import { storyLabel } from '#lib/views/record/timeline/timeline-sources.ts';

export interface Part {
  key: string;
  label: string;
  count?: string | undefined;
}

const countOf = ({ total, capped }: { total: number | undefined; capped: boolean }) =>
  total === undefined ? undefined : i18n.formats.count({ total, capped });

export interface Parts {
  tabs: readonly Part[];
  /** Lists without a record, behind "More". */
  more: readonly Part[];
  /** What is shown unless the address says otherwise. */
  first: string;
}

/** What a record's page consists of, in its order: the story comes first, and what is empty last. */
export function recordParts(
  work: RecordWork,
  lists: readonly RelatedList[],
  { aside, wanted }: { aside: boolean; wanted: string | null },
): Parts {
  const { story } = work;
  const timeline: Part[] =
    work.sources.length > 0
      ? [{ key: 'timeline', label: story ? storyLabel(story) : t('timeline.title'), count: work.stories && countOf(work.stories) }]
      : [];
  const details: Part[] = [{ key: 'details', label: t('record.details') }];
  const summary: Part[] = aside ? [{ key: 'summary', label: t('record.summary') }] : [];
  const main = story ? [...timeline, ...details] : [...details, ...timeline];
  const around = phone.current ? [...main, ...summary] : [...summary, ...main];
  const partOf = (list: RelatedList): Part => ({ key: list.key, label: text(list.inverse.label, list.inverse.name), count: countOf(list) });
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
