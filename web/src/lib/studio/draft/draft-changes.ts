import { type DraftState, stateOf } from '#lib/studio/draft/draft-fields.ts';
import { type Overlay, sameJson } from '#lib/studio/draft/overlay-edit.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';

export interface DraftChange {
  readonly kind: Exclude<DraftState, 'same'> | 'layout';
  readonly field?: string;
}

/** What a draft changes, one entry per field and one for the order. */
export function draftChanges(base: StudioBase, overlay: Overlay): DraftChange[] {
  const names = new Set([base.overlay, overlay].flatMap((one) => [...Object.keys(one.properties ?? {}), ...(one.required ?? [])]));
  const fields = [...names].flatMap((field): DraftChange[] => {
    const kind = stateOf(base, overlay, field);
    return kind === 'same' ? [] : [{ kind, field }];
  });
  const moved = !sameJson(base.overlay['x-view'] ?? {}, overlay['x-view'] ?? {});
  return moved && !onlyNewFields(base, overlay) ? [...fields, { kind: 'layout' }] : fields;
}

/** A new field has to stand somewhere: that alone is not a change of order. */
function onlyNewFields(base: StudioBase, overlay: Overlay): boolean {
  const before = base.overlay['x-view']?.sections;
  const after = overlay['x-view']?.sections;
  if (!before || !after) return false;
  const stored = after.map((section) => ({
    ...section,
    fields: section.fields.filter((name) => name in base.definition.properties || !overlay.properties?.[name]),
  }));
  return sameJson(before, stored);
}
