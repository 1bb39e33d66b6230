import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { EntityOutline, EntityView, FieldView, RetiredField } from '#schemas/types/api.ts';
import type { EntityDefinition, FieldAdjustment, FieldDefinition, Option, Section, Text } from '#schemas/types/definition.ts';

export type StudioEntity = Pick<EntityView, 'name' | 'label' | 'icon' | 'layer' | 'titleField' | 'fields' | 'records'>;

/** What the server knows of an entity: where an administrator's draft begins. */
export interface StudioBase {
  readonly revision: number;
  /** Whether the draft says something of somebody else's entity, or is the whole of one of the administrator's own. */
  readonly kind: 'overlay' | 'entity';
  /** New: nobody has it yet. */
  readonly state: 'new' | 'active' | 'retired';
  readonly entity: StudioEntity;
  /** What the administrator says of it, as it is stored. */
  readonly overlay: Overlay;
  readonly definition: EntityDefinition;
  /** Layer of each leaf of the definition, by JSON pointer. */
  readonly provenance: Readonly<Record<string, string>>;
  /** Fields that nobody defines any more. Their data is kept. */
  readonly former: readonly RetiredField[];
}

/** Where it begins: what is stored, how it is shown (a retired one is not), and the fields that the engine gives to all. */
export interface Stored {
  readonly revision: number;
  readonly outline: EntityOutline;
  readonly view: EntityView | undefined;
  readonly system: readonly FieldView[];
}

export function readBase({ revision, outline, view, system }: Stored): StudioBase {
  const { name, layer, state, definition, provenance, overlay, retiredFields } = outline;
  const own = layer === 'admin';
  return {
    revision,
    kind: own ? 'entity' : 'overlay',
    state,
    entity: view ?? {
      name,
      label: definition['x-label'],
      icon: definition['x-view']?.icon ?? 'box',
      layer,
      titleField: definition['x-entity'].titleField,
      fields: [...system],
      records: 0,
    },
    overlay: own ? definition : (overlay ?? { 'x-extends': name }),
    definition,
    provenance,
    former: retiredFields.filter((field) => definition.properties[field.name]?.['x-uid'] !== field.uid),
  };
}

/** An entity that is only a draft so far. */
export function newBase(name: string, revision: number, system: readonly FieldView[]): StudioBase {
  return {
    revision,
    kind: 'entity',
    state: 'new',
    entity: { name, label: {}, icon: 'box', layer: 'admin', titleField: '', fields: [...system], records: 0 },
    overlay: {},
    definition: {
      type: 'object',
      'x-entity': { uid: '', name, version: '1.0.0', titleField: '', ownership: 'user', features: [] },
      'x-label': {},
      properties: {},
    },
    provenance: {},
    former: [],
  };
}

/** Who defined a field: its uid never has two authors. */
export function layerOf(base: StudioBase, name: string): string {
  return base.provenance[`/properties/${name}/x-uid`] ?? 'admin';
}

export function isOwn(base: StudioBase, name: string): boolean {
  return base.definition.properties[name] === undefined || layerOf(base, name) === 'admin';
}

/**
 * A field of a lower layer as that layer says it: the effective one without what the stored overlay says.
 * What was replaced cannot be told from here; it comes back once the adjustment is gone.
 */
export function fieldBelow(base: StudioBase, name: string): FieldDefinition | undefined {
  const effective = base.definition.properties[name];
  if (!effective || isOwn(base, name)) return undefined;
  const over: FieldAdjustment = base.overlay.properties?.[name] ?? {};
  const below: FieldDefinition = { ...effective };
  for (const keyword of Object.keys(over)) {
    if (keyword === 'x-label' || keyword === 'x-help') below[keyword] = withoutText(effective[keyword], over[keyword]) as Text;
    else if (keyword === 'x-options') below['x-options'] = optionsBelow(base, name);
    else if (keyword !== 'x-uid' && keyword !== 'x-type') delete below[keyword];
  }
  return below;
}

function withoutText(text: Text | undefined, over: Text | undefined): Text {
  return Object.fromEntries(Object.entries(text ?? {}).filter(([language]) => !(language in (over ?? {}))));
}

function optionsBelow(base: StudioBase, name: string): Option[] {
  const adjusted = new Map(base.overlay.properties?.[name]?.['x-options']?.map((option) => [option.uid, option]));
  const effective = base.definition.properties[name]?.['x-options'] ?? [];
  return effective.flatMap((option, i) => {
    const pointer = `/properties/${name}/x-options/${i}`;
    if (base.provenance[`${pointer}/uid`] === 'admin') return [];
    const over = adjusted.get(option.uid);
    if (!over) return [option];
    const rest: Option = { ...option, label: withoutText(option.label, saidByAdmin(base, over.label, `${pointer}/label`)) };
    for (const key of ['color', 'hidden'] as const) if (base.provenance[`${pointer}/${key}`] === 'admin') delete rest[key];
    return [rest];
  });
}

/** Of what the overlay says, only what came to count. */
function saidByAdmin(base: StudioBase, over: Text, pointer: string): Text {
  return Object.fromEntries(Object.entries(over).filter(([language]) => base.provenance[`${pointer}/${language}`] === 'admin'));
}

export function isRequiredBelow(base: StudioBase, name: string): boolean {
  return (base.definition.required?.includes(name) ?? false) && !(base.overlay.required?.includes(name) ?? false);
}

export function sectionsBelow(base: StudioBase): readonly Section[] {
  return base.kind === 'entity' ? [] : (base.definition['x-view']?.sections ?? []);
}
