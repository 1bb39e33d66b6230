import type { EntityOutline } from '#schemas/types/api.ts';
import type { EntityText, FieldDefinition, Text } from '#schemas/types/definition.ts';

export type FoundKind = 'entity' | 'field' | 'option' | 'rule';

/** A thing that is defined, and where it stands. */
export interface Found {
  readonly kind: FoundKind;
  readonly entity: EntityOutline;
  readonly field?: string;
  readonly definition?: FieldDefinition;
  readonly label: Text;
  readonly retired: boolean;
}

type Matches = (text: string) => boolean;
const most: Readonly<Record<FoundKind, number>> = { entity: 5, field: 8, option: 5, rule: 4 };

/** By any of its names in any language or by its API name; what is in use before what is retired, shorter names first. */
export function findDefinitions(entities: readonly EntityOutline[], matches: Matches): Record<FoundKind, Found[]> {
  const found: Record<FoundKind, Found[]> = { entity: [], field: [], option: [], rule: [] };
  for (const entity of entities) {
    for (const one of thingsOf(entity)) if (matches(`${words(one.label)} ${nameOf(one)}`)) found[one.kind].push(one);
  }
  const first = (kind: FoundKind) =>
    found[kind].toSorted((a, b) => Number(a.retired) - Number(b.retired) || length(a) - length(b)).slice(0, most[kind]);
  return { entity: first('entity'), field: first('field'), option: first('option'), rule: first('rule') };
}

function thingsOf(entity: EntityOutline): Found[] {
  const { definition, retiredFields } = entity;
  const gone = entity.state === 'retired';
  const named = (kind: FoundKind, label: Text, rest: Partial<Found> = {}): Found => ({ kind, entity, label, retired: gone, ...rest });
  const removed = retiredFields.filter((field) => definition.properties[field.name]?.['x-uid'] !== field.uid);
  const fields = [...Object.entries(definition.properties), ...removed.map((field) => [field.name, field.definition] as const)];
  return [
    named('entity', flat(definition['x-label'])),
    ...fields.flatMap(([field, one]) => {
      const retired = gone || retiredFields.some((other) => other.uid === one['x-uid']);
      const options = (one['x-options'] ?? []).map((option) => named('option', option.label, { field, definition: one, retired }));
      return [named('field', one['x-label'], { field, definition: one, retired }), ...options];
    }),
    ...(definition['x-rule'] ?? []).map((rule) => named('rule', rule.message)),
  ];
}

/** One and many as one text to look in. */
function flat(label: EntityText): Text {
  return Object.fromEntries(Object.entries(label).map(([language, both]) => [language, `${both?.one} ${both?.many}`]));
}

const words = (label: Text) => Object.values(label).join(' ');
const length = (one: Found) => words(one.label).length;

function nameOf({ kind, entity, field }: Found): string {
  return kind === 'entity' ? entity.name : kind === 'field' ? (field ?? '') : '';
}
