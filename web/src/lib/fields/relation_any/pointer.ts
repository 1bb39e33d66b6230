import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Which record of which entity; in a filter without an id, all of that entity. */
export interface Pointer {
  entity: string;
  id?: string;
}

export function pointerOf(value: unknown): Pointer | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { entity, id } = value as Partial<Pointer>;
  if (typeof entity !== 'string') return undefined;
  return typeof id === 'string' ? { entity, id } : { entity };
}

/** One word for both, so that a list can tell its entries apart. */
export const keyOf = ({ entity, id = '' }: Pointer): string => `${entity}/${id}`;

export function pointerFrom(key: string): Pointer {
  const [entity = '', id = ''] = key.split('/');
  return id === '' ? { entity } : { entity, id };
}

/** What may be chosen from: what the definition says, or else all that people go to. */
export function targetsOf(field: FieldView): EntityView[] {
  const named = field.definition['x-relation-any']?.targets;
  const seen = schema.entities.filter((entity) => entity.can.read);
  return named ? seen.filter(({ name }) => named.includes(name)) : seen.filter(({ navigation }) => !navigation.hidden);
}
