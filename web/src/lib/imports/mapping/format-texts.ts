import { t } from '#lib/i18n/i18n.svelte.ts';
import type { DateOrder } from '#schemas/types/api.ts';

/** "dd/mm/aaaa", in the letters of the person's language. */
export function dateOrderText(order: DateOrder): string {
  const words = { d: t('date.dd'), m: t('date.mm'), y: t('date.yyyy') };
  return [...order].map((part) => words[part as 'd' | 'm' | 'y']).join(order === 'ymd' ? '-' : '/');
}

export function decimalText(mark: ',' | '.'): string {
  return mark === ',' ? '1.234,56' : '1,234.56';
}
