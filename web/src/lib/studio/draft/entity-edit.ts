import { labelBelow } from '#lib/studio/draft/draft-entity.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { sameJson, tidy } from '#lib/studio/draft/overlay-edit.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { EntityDefinition, EntityViewDefaults, UserLanguage } from '#schemas/types/definition.ts';

export interface NameChange {
  language: UserLanguage;
  form: 'one' | 'many';
  value: string;
}

/** What is said as below, or not at all, is no adjustment. */
export function setName(base: StudioBase, overlay: Overlay, { language, form, value }: NameChange): Overlay {
  const below = labelBelow(base)[language];
  const { [language]: now = below ?? { one: '', many: '' }, ...others } = overlay['x-label'] ?? {};
  const next = { ...now, [form]: value };
  const silent = (next.one === '' && next.many === '') || sameJson(next, below);
  const { 'x-label': _, ...rest } = overlay;
  const label = silent ? others : { ...others, [language]: next };
  return Object.keys(label).length > 0 || base.kind === 'entity' ? { ...rest, 'x-label': label } : rest;
}

/** Sets what the entity says of how it is shown, or takes it back when the value is undefined. */
export function setView<Key extends keyof EntityViewDefaults>(
  overlay: Overlay,
  key: Key,
  value: EntityViewDefaults[Key] | undefined,
): Overlay {
  const { [key]: _, ...view } = overlay['x-view'] ?? {};
  return tidy({ ...overlay, 'x-view': value === undefined ? view : { ...view, [key]: value } });
}

export function setHead(overlay: Overlay, change: Partial<EntityDefinition['x-entity']>): Overlay {
  return { ...overlay, 'x-entity': { ...overlay['x-entity'], ...change } };
}

export function setEntityRetired(overlay: Overlay, retired: boolean): Overlay {
  const { 'x-lifecycle': _, ...rest } = overlay;
  return retired ? { ...rest, 'x-lifecycle': { state: 'retired' } } : rest;
}
