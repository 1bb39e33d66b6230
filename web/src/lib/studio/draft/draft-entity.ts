import type { DraftState } from '#lib/studio/draft/draft-state.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { EntityDefinition, EntityText, EntityViewDefaults, UserLanguage } from '#schemas/types/definition.ts';

/** An entity itself, without its fields, as it would be after the draft. */
export interface DraftEntity {
  readonly own: boolean;
  readonly state: DraftState;
  readonly isRetired: boolean;
  /** Code counts on some entities: they stay. */
  readonly canRetire: boolean;
  readonly label: EntityText;
  readonly labelBelow: EntityText;
  readonly icon: string;
  readonly titleField: string;
  readonly ownership: EntityDefinition['x-entity']['ownership'];
  readonly view: EntityViewDefaults;
}

export function draftEntity(base: StudioBase, overlay: Overlay): DraftEntity {
  const { definition } = base;
  const own = base.kind === 'entity';
  const said = overlay['x-view'] ?? {};
  const below = definition['x-view'] ?? {};
  const navigation = said.navigation ?? below.navigation;
  const view = own ? said : { ...below, ...said, ...(navigation && { navigation: { ...below.navigation, ...navigation } }) };
  const under = labelBelow(base);
  const state = entityState(base, overlay);
  return {
    own,
    state,
    isRetired: overlay['x-lifecycle']?.state === 'retired',
    canRetire: !definition['x-lock']?.includes('lifecycle') && base.state !== 'new',
    label: own ? (overlay['x-label'] ?? {}) : { ...under, ...overlay['x-label'] },
    labelBelow: under,
    icon: view.icon ?? 'box',
    titleField: (own ? overlay['x-entity']?.titleField : undefined) ?? definition['x-entity'].titleField,
    ownership: (own ? overlay['x-entity']?.ownership : undefined) ?? definition['x-entity'].ownership,
    view,
  };
}

function entityState(base: StudioBase, overlay: Overlay): DraftState {
  if (base.state === 'new') return 'new';
  const was = base.overlay['x-lifecycle']?.state === 'retired';
  const is = overlay['x-lifecycle']?.state === 'retired';
  return was === is ? 'same' : is ? 'retired' : 'restored';
}

/** The names that lower layers give it; of what the administrator replaced nothing is known here. */
export function labelBelow(base: StudioBase): EntityText {
  if (base.kind === 'entity') return {};
  const entries = Object.entries(base.definition['x-label']);
  return Object.fromEntries(entries.filter(([language]) => base.provenance[`/x-label/${language as UserLanguage}/one`] !== 'admin'));
}
