import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { Completion } from '#lib/studio/computed/completion.ts';
import type { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';
import { fold } from '#lib/ui/list-option.ts';
import functions from '#schemas/text/formula.json' with { type: 'json' };
import type { FieldView } from '#schemas/types/api.ts';

export const formulaFunctions = Object.entries(functions).map(([name, words]) => ({
  name,
  write: words.write,
  get text() {
    return i18n.language.startsWith('pt') ? words.pt : i18n.language === 'es' ? words.es : words.en;
  },
}));

/** Names that begin as typed come first, then those whose label has it; after a point, the fields of the related record. */
export function completions(draft: EntityDraft, self: string, word: string): Completion[] {
  const dot = word.lastIndexOf('.');
  const prefix = dot < 0 ? '' : word.slice(0, dot + 1);
  const fields = dot < 0 ? ownFields(draft, self) : relatedFields(draft, word.slice(0, dot).split('.'));
  const all = [...fields.map((one) => ({ ...one, name: prefix + one.name })), ...(dot < 0 ? functionNames() : [])];
  const wanted = fold(word);
  const rank = ({ name, label }: Completion) =>
    fold(name).startsWith(wanted)
      ? 0
      : fold(label).startsWith(fold(word.slice(dot + 1)))
        ? 1
        : `${fold(name)} ${fold(label)}`.includes(wanted)
          ? 2
          : 3;
  return all
    .filter((one) => rank(one) < 3)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 30);
}

/** What people call a field that is written by its name. */
export function formulaLabel(draft: EntityDraft, path: string): string | undefined {
  const parts = path.split('.');
  const last = parts.pop() as string;
  const fields = parts.length === 0 ? ownFields(draft, '') : relatedFields(draft, parts);
  const found = fields.find(({ name }) => name === last)?.label;
  if (found === undefined || parts.length === 0) return found;
  return `${formulaLabel(draft, parts.join('.')) ?? parts.join('.')} › ${found}`;
}

function ownFields(draft: EntityDraft, self: string): Completion[] {
  const system = draft.base.entity.fields.filter((field) => field.system && !draft.field(field.name)).map(fromView);
  const own = draft.fields
    .filter((field) => !field.isRetired && field.name !== self)
    .map((field) => ({ name: field.name, label: text(field.label, field.name), icon: fieldKind(field).icon }));
  return [...own, ...system];
}

function relatedFields(draft: EntityDraft, path: readonly string[]): Completion[] {
  let fields: readonly FieldView[] = draft.base.entity.fields;
  for (const name of path) {
    const field = fields.find((one) => one.name === name);
    const target = field && pointsToOne(field) ? schema.entity(fieldKind(field).target?.(field) ?? '') : undefined;
    if (!target) return [];
    fields = target.fields;
  }
  return fields.map(fromView);
}

export function pointsToOne(field: FieldView): boolean {
  const { target, pointTo } = fieldKind(field);
  return target?.(field) !== undefined && pointTo?.('') === '';
}

const fromView = (field: FieldView): Completion => ({
  name: field.name,
  label: text(field.label, field.name),
  icon: fieldKind(field).icon,
});

function functionNames(): Completion[] {
  return formulaFunctions.map(({ name, text: label }) => ({ name, label, icon: 'square-function', isFunction: true }));
}
