import { entityText, i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import type { OpenBoard } from '#lib/views/record/record-work.svelte.ts';

/** "Open leads"; where nothing ever ends only "Leads". */
export function openLabel({ entity, pointing, hasEnd }: OpenBoard): string {
  const label = text(pointing.inverse.label, entityText(entity.label, 'many', entity.name));
  if (!hasEnd) return label;
  const words = t('aside.open', { entities: inSentence(label, i18n.locale) });
  return words.charAt(0).toLocaleUpperCase(i18n.locale) + words.slice(1);
}
