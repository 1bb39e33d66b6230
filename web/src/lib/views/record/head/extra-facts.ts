import { fieldKind } from '#lib/fields/field-types.ts';
import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import type { ExtraFact } from '#lib/views/record/head/KeyFacts.svelte';
import { openLabel } from '#lib/views/record/open-label.ts';
import type { RecordWork } from '#lib/views/record/record-work.svelte.ts';
import { momentText } from '#lib/views/record/timeline/moment-text.ts';
import { fieldOf } from '#lib/views/record/timeline/timeline-sources.ts';

/** What a record's surroundings say in one word each: when something was last told of it, and what is open. */
export function extraFacts(work: RecordWork): ExtraFact[] {
  const { story, stories } = work;
  const facts: ExtraFact[] = [];
  if (story && stories?.answered) {
    const at = fieldOf(story.entity, story.part.at);
    const label = t('fact.latest', { entity: entityText(story.entity.label, 'one', story.entity.name) });
    const day = at && fieldKind(at).day?.(stories.rows[0]?.[at.name]);
    facts.push({ key: 'latest', label, words: day === undefined ? '' : momentText(at, stories.rows[0]?.[at?.name ?? ''], true) });
  }
  for (const board of work.boards) {
    if (!board.hasEnd || board.sum === undefined) continue;
    facts.push({ key: board.entity.name, label: openLabel(board), words: board.sumText ?? '' });
  }
  return facts;
}
