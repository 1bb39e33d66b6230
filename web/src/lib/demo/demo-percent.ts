import { i18n } from '#lib/i18n/i18n.svelte.ts';
import type { Demo } from '#schemas/types/api.ts';

/** How far it is: "45 %". The total is an estimate while it is being made. */
export function demoPercent({ progress: { done, total } }: Demo): string {
  return i18n.formats.percent(String(total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0));
}
