import { draftEntity } from '#lib/studio/draft/draft-entity.ts';
import { stateOf } from '#lib/studio/draft/draft-fields.ts';
import { type PartChange, partChanges } from '#lib/studio/draft/draft-parts.ts';
import type { DraftState } from '#lib/studio/draft/draft-state.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { sameJson } from '#lib/studio/draft/overlay-edit.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';

export interface DraftChange {
  /** Of a field, or of the order of fields, the entity's own settings, or whether it is there at all. */
  readonly kind: Exclude<DraftState, 'same'> | 'layout' | 'settings' | 'created' | 'entityRetired' | 'entityRestored' | PartChange['kind'];
  readonly field?: string;
  readonly part?: string;
}

/** What a draft changes, one entry per field and one for each of: the order, the settings, and whether the entity is there. */
export function draftChanges(base: StudioBase, overlay: Overlay): DraftChange[] {
  if (base.state === 'new') return Object.keys(overlay).length > 0 ? [{ kind: 'created' }] : [];
  const names = new Set([base.overlay, overlay].flatMap((one) => [...Object.keys(one.properties ?? {}), ...(one.required ?? [])]));
  const fields = [...names].flatMap((field): DraftChange[] => {
    const kind = stateOf(base, overlay, field);
    return kind === 'same' ? [] : [{ kind, field }];
  });
  return [
    ...presence(base, overlay),
    ...fields,
    ...order(base, overlay),
    ...settings(base, overlay),
    ...partChanges(base.overlay, overlay),
  ];
}

function presence(base: StudioBase, overlay: Overlay): DraftChange[] {
  const { state } = draftEntity(base, overlay);
  if (state === 'retired') return [{ kind: 'entityRetired' }];
  return state === 'restored' ? [{ kind: 'entityRestored' }] : [];
}

function order(base: StudioBase, overlay: Overlay): DraftChange[] {
  const moved = !sameJson(base.overlay['x-view']?.sections, overlay['x-view']?.sections);
  return moved && !onlyNewFields(base, overlay) ? [{ kind: 'layout' }] : [];
}

function settings(base: StudioBase, overlay: Overlay): DraftChange[] {
  const of = ({ 'x-view': view, 'x-label': label, 'x-entity': head }: Overlay) => {
    const { sections: _, layouts: __, ...rest } = view ?? {};
    return { view: rest, label: label ?? {}, head };
  };
  return sameJson(of(base.overlay), of(overlay)) ? [] : [{ kind: 'settings' }];
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
