import { text } from '#lib/i18n/i18n.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** The options to choose from; a hidden one only where it is chosen already. */
export function choiceOptions(field: FieldView, chosen: readonly string[] = []): ListOption[] {
  return (field.options ?? [])
    .filter((option) => !option.hidden || chosen.includes(option.value))
    .map((option) => ({ value: option.value, label: text(option.label, option.value), color: option.color ?? 'gray' }));
}

export function choiceLabel(field: FieldView, value: unknown): string {
  const option = field.options?.find((one) => one.value === value);
  return option ? text(option.label, option.value) : String(value);
}
