import type { Pointer } from '#lib/model/pointer.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

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
