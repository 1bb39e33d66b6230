import { text } from '#lib/i18n/i18n.svelte.ts';
import reasons from '#schemas/text/validation.json' with { type: 'json' };
import type { Text } from '#schemas/types/definition.ts';

const texts: Record<string, Text | undefined> = reasons;

/** Why a value is not accepted, by the reason that the server and the validators share. */
export function validationText(reason: string, params: Record<string, unknown> = {}): string {
  const label = texts[reason] ?? texts[reason.split(':')[0] ?? ''] ?? texts.type;
  return text(label).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
