import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import { periodOf } from '#lib/views/record/links/link-period.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** "since 14/03/2019", "14/03/2015 – 01/02/2019"; empty where nobody wrote it down. */
export function periodText(entity: EntityView, record: StoredRecord): string {
  const { from, to } = periodOf(entity, record);
  const [begin, end] = [from, to].map((day) => (day ? i18n.formats.date(day) : undefined));
  if (begin && end) return `${begin} – ${end}`;
  if (begin) return t('period.since', { from: begin });
  return end ? t('period.until', { to: end }) : '';
}
