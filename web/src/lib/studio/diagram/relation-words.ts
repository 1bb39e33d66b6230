import { entityText, i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { DiagramEdge } from '#lib/studio/diagram/diagram-graph.ts';

function name(entity: string, form: 'one' | 'many'): string {
  return inSentence(entityText(schema.entity(entity)?.label ?? {}, form, entity), i18n.locale);
}

/** A relation in two sentences, one from each side. */
export function relationWords({ from, to, many }: DiagramEdge): [string, string] {
  return [
    many
      ? t('relation.severalOf', { entity: name(from, 'one'), others: name(to, 'many') })
      : t('relation.oneOf', { entity: name(from, 'one'), other: name(to, 'one') }),
    t('relation.severalOf', { entity: name(to, 'one'), others: name(from, 'many') }),
  ];
}

/** What each side calls the other. */
export function relationNames({ from, to, field, inverse }: DiagramEdge): { from: string; to: string | undefined } {
  const end = schema.entity(to)?.inverses.find((one) => one.entity === from && one.field === field.name);
  return { from: text(field.label, field.name), to: end ? text(end.label, end.name) : inverse };
}
