import type { EntityDefinition, FieldDefinition, Text } from '#schemas/types/definition.ts';

/** The other end of a relation, on one of the entities it points at. */
export interface InverseEnd {
  readonly target: string;
  readonly name: string;
  readonly label: Text | undefined;
}

/** What the other ends of a field are, by its keywords: one on the target, or one on every entity of several. */
export function inverseEnds(field: FieldDefinition, definitions: readonly EntityDefinition[]): InverseEnd[] {
  const { 'x-relation': relation, 'x-relation-any': pointer } = field;
  if (relation?.inverse) return [{ target: relation.target, name: relation.inverse, label: relation.inverseLabel }];
  const { inverse, inverseLabel: label, targets } = pointer ?? {};
  if (!inverse) return [];
  return (targets ?? definitions.map((definition) => definition['x-entity'].name)).map((target) => ({ target, name: inverse, label }));
}
