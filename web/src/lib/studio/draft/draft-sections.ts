import type { DraftField } from '#lib/studio/draft/draft-fields.ts';
import { moveItem } from '#lib/studio/draft/option-edit.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { sameJson, setSections } from '#lib/studio/draft/overlay-edit.ts';
import { type StudioBase, sectionsBelow } from '#lib/studio/draft/studio-base.ts';
import type { Section, Text } from '#schemas/types/definition.ts';

export interface DraftSection {
  readonly key: string;
  readonly label: Text;
  readonly fields: readonly DraftField[];
  /** Fields that no section names: nothing to be ordered. */
  readonly unplaced: boolean;
}

const unplacedKey = ':unplaced';

/** The layout after the draft, names of absent fields included. */
export function layoutOf(base: StudioBase, overlay: Overlay, fields: readonly DraftField[]): Section[] {
  const sections = overlay['x-view']?.sections ?? sectionsBelow(base);
  const shown = new Set(sections.flatMap((section) => section.fields));
  const anchored = (key: string) =>
    fields.filter((field) => !shown.has(field.name) && field.definition['x-view']?.section === key).map((field) => field.name);
  return sections.map((section) => ({ ...section, fields: [...section.fields, ...anchored(section.key)] }));
}

/** Sections with the fields that are in use; what stands nowhere comes last. */
export function draftSections(base: StudioBase, overlay: Overlay, fields: readonly DraftField[]): DraftSection[] {
  const active = new Map(fields.filter((field) => !field.isRetired || field.state === 'retired').map((field) => [field.name, field]));
  const layout = layoutOf(base, overlay, fields);
  const placed = new Set(layout.flatMap((section) => section.fields));
  const rest = [...active.values()].filter((field) => !placed.has(field.name));
  return [
    ...layout.map(({ key, label, fields: names }) => ({
      key,
      label,
      unplaced: false,
      fields: names.flatMap((name) => active.get(name) ?? []),
    })),
    ...(rest.length > 0 ? [{ key: unplacedKey, label: {}, unplaced: true, fields: rest }] : []),
  ];
}

/** Puts a field at a place among the visible ones of a section; into the unplaced ones means: out of every section. */
export function placeField(
  sections: readonly DraftSection[],
  name: string,
  { key, index }: { key: string; index: number },
): DraftSection[] {
  const field = sections.flatMap((section) => section.fields).find((one) => one.name === name);
  if (!field) return [...sections];
  return sections.map((section) => {
    const fields = section.fields.filter((one) => one.name !== name);
    return section.key === key ? { ...section, fields: moveItem([...fields, field], fields.length, index) } : { ...section, fields };
  });
}

/** Writes the order into the overlay; an order as below need not be said. */
export function writeLayout(
  base: StudioBase,
  overlay: Overlay,
  { before, after }: { before: readonly Section[]; after: readonly DraftSection[] },
): Overlay {
  const visible = new Set(after.flatMap((section) => section.fields.map((field) => field.name)));
  const sections = before.map((section) => {
    const now = after.find((one) => one.key === section.key)?.fields.map((field) => field.name) ?? [];
    return { ...section, fields: [...now, ...section.fields.filter((name) => !visible.has(name))] };
  });
  const free = withoutAnchors(overlay, base, sections);
  if (base.overlay['x-view']?.sections) return setSections(free, sections);
  return sameJson(sections, layoutWithout(base, overlay)) ? setSections(overlay, undefined) : setSections(free, sections);
}

function layoutWithout(base: StudioBase, overlay: Overlay): readonly Section[] {
  const added = Object.entries(overlay.properties ?? {}).filter(([name]) => !(name in base.definition.properties));
  return sectionsBelow(base).map((section) => ({
    ...section,
    fields: [...section.fields, ...added.filter(([, field]) => field['x-view']?.section === section.key).map(([name]) => name)],
  }));
}

/** A field put nowhere must not be drawn back to the section it was made in. */
function withoutAnchors(overlay: Overlay, base: StudioBase, sections: readonly Section[]): Overlay {
  const placed = new Set(sections.flatMap((section) => section.fields));
  const properties = Object.entries(overlay.properties ?? {}).map(([name, field]) => {
    const stored = name in base.definition.properties;
    if (placed.has(name) || stored || !field['x-view']?.section) return [name, field] as const;
    const { 'x-view': _, ...rest } = field;
    return [name, rest] as const;
  });
  return overlay.properties ? { ...overlay, properties: Object.fromEntries(properties) } : overlay;
}

/** One step up or down, over the edge into the neighbouring section; undefined when there is nowhere to go. */
export function stepPlace(sections: readonly DraftSection[], name: string, step: 1 | -1): { key: string; index: number } | undefined {
  const at = sections.findIndex((section) => section.fields.some((field) => field.name === name));
  const here = sections[at];
  if (!here) return undefined;
  const index = here.fields.findIndex((field) => field.name === name) + step;
  if (index >= 0 && index < here.fields.length && !here.unplaced) return { key: here.key, index };
  const next = sections[at + step];
  if (!next) return undefined;
  return { key: next.key, index: step > 0 ? 0 : next.fields.length };
}
