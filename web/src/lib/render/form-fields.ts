import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { Section } from '#schemas/types/definition.ts';

export interface FormSection {
  key: string;
  label: Section['label'];
  fields: FieldView[];
}

export function isEditable(field: FieldView): boolean {
  return !field.readOnly && field.can.update;
}

/** The sections of the definition with their fields; what none of them places goes to the last. */
export function formSections(entity: EntityView): FormSection[] {
  const byName = new Map(entity.fields.filter((field) => field.can.read && !field.view?.hidden).map((field) => [field.name, field]));
  const sections = entity.sections.map((section) => ({
    key: section.key,
    label: section.label,
    fields: section.fields.flatMap((name) => byName.get(name) ?? []),
  }));
  const placed = new Set(sections.flatMap((section) => section.fields.map((field) => field.name)));
  const rest = [...byName.values()].filter((field) => !placed.has(field.name) && (!field.system || isEditable(field)));
  const last = sections.at(-1);
  if (!last) return [{ key: 'all', label: {}, fields: rest }];
  last.fields.push(...rest);
  return sections.filter((section) => section.fields.length > 0);
}

/**
 * For creating quickly: what the definition asks for at first, in its order; where it says nothing, the title and what the
 * list shows, in the order of the form. What must be filled in is always asked.
 */
export function quickFields(entity: EntityView, preset: Record<string, unknown>): FieldView[] {
  const names = entity.quickCreate ?? entity.list;
  const wanted = new Set([entity.titleField, ...names, ...Object.keys(preset)]);
  const ordered = formSections(entity).flatMap((section) => section.fields);
  const chosen = ordered.filter((field) => isEditable(field) && (field.required || wanted.has(field.name)));
  const rank = ({ name }: FieldView) => (names.includes(name) ? names.indexOf(name) : name === entity.titleField ? -1 : names.length);
  if (entity.quickCreate) return chosen.sort((a, b) => rank(a) - rank(b));
  return chosen.sort((a, b) => Number(b.name === entity.titleField) - Number(a.name === entity.titleField));
}
