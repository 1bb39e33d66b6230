import { draftEntity } from '#lib/studio/draft/draft-entity.ts';
import type { DraftState } from '#lib/studio/draft/draft-state.ts';
import { mergeOptions } from '#lib/studio/draft/option-edit.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { sameJson } from '#lib/studio/draft/overlay-edit.ts';
import { fieldBelow, isOwn, isRequiredBelow, layerOf, type StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { FieldDefinition, Option, Text } from '#schemas/types/definition.ts';

/** A field as it would be after the draft, with what the studio says about it. */
export interface DraftField {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  /** "core", "plugin:<id>" or "admin". */
  readonly layer: string;
  readonly own: boolean;
  /** Given by the engine to every entity: only its place can change. */
  readonly system: boolean;
  readonly state: DraftState;
  readonly isRetired: boolean;
  /** How many things the administrator says of somebody else's field. */
  readonly adjustments: number;
  readonly definition: FieldDefinition;
  readonly below: FieldDefinition | undefined;
  readonly label: Text;
  readonly help: Text;
  readonly options: readonly Option[];
  readonly required: boolean;
  readonly requiredBelow: boolean;
  readonly locks: readonly string[];
}

const placedSystemFields = ['owner', 'team'];

export function draftFields(base: StudioBase, overlay: Overlay): DraftField[] {
  const owned = draftEntity(base, overlay).ownership === 'user';
  const stored = Object.keys(base.definition.properties);
  const added = Object.keys(overlay.properties ?? {}).filter((name) => !(name in base.definition.properties));
  const system = base.entity.fields
    .filter((field) => owned && field.system && placedSystemFields.includes(field.name))
    .map((field) => systemField(field.name, field.definition));
  return [...[...stored, ...added].map((name) => draftField(base, overlay, name)), ...system];
}

function systemField(name: string, definition: FieldDefinition): DraftField {
  const { 'x-uid': uid, 'x-type': type, 'x-label': label } = definition;
  return {
    uid,
    name,
    type,
    layer: 'core',
    own: false,
    system: true,
    state: 'same',
    isRetired: false,
    adjustments: 0,
    definition,
    below: definition,
    label,
    help: {},
    options: [],
    required: false,
    requiredBelow: false,
    locks: ['all'],
  };
}

function draftField(base: StudioBase, overlay: Overlay, name: string): DraftField {
  const own = isOwn(base, name);
  const below = fieldBelow(base, name);
  const over = overlay.properties?.[name] ?? {};
  const locks = own ? [] : (below?.['x-lock'] ?? []);
  const label = { ...below?.['x-label'], ...over['x-label'] };
  const help = { ...below?.['x-help'], ...over['x-help'] };
  const options = mergeOptions(below?.['x-options'] ?? [], over['x-options'] ?? [], locks.includes('options') || locks.includes('all'));
  const definition = { ...below, ...over, 'x-label': label, ...(options.length > 0 && { 'x-options': options }) } as FieldDefinition;
  const requiredBelow = isRequiredBelow(base, name);
  const isRetired = definition['x-lifecycle']?.state === 'retired';
  return {
    uid: definition['x-uid'] ?? name,
    name,
    type: definition['x-type'],
    layer: layerOf(base, name),
    own,
    system: false,
    state: stateOf(base, overlay, name),
    isRetired,
    adjustments: own ? 0 : Object.keys(over).length + (overlay.required?.includes(name) ? 1 : 0),
    definition,
    below,
    label,
    help,
    options,
    required: requiredBelow || (overlay.required?.includes(name) ?? false),
    requiredBelow,
    locks,
  };
}

export function stateOf(base: StudioBase, overlay: Overlay, name: string): DraftState {
  const before = base.overlay.properties?.[name];
  const after = overlay.properties?.[name];
  if (!before && !(name in base.definition.properties)) return 'new';
  const was = before?.['x-lifecycle']?.state === 'retired';
  const is = after?.['x-lifecycle']?.state === 'retired';
  if (was !== is) return is ? 'retired' : 'restored';
  const sameNeed = (base.overlay.required?.includes(name) ?? false) === (overlay.required?.includes(name) ?? false);
  return sameJson(before ?? {}, after ?? {}) && sameNeed ? 'same' : 'changed';
}
