import { schema } from '#lib/model/schema.svelte.ts';
import { definitions } from '#lib/studio/definitions/definitions.svelte.ts';
import { newBase, readBase, type StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** What is in force of an entity. The revision is read first, so that a change in between is noticed and never written over. */
export async function loadBase(name: string): Promise<StudioBase> {
  await schema.refresh();
  const { revision } = schema;
  await definitions.refresh();
  const outline = definitions.entity(name);
  return outline
    ? readBase({ revision, outline, view: schema.entity(name), system: systemFields() })
    : newBase(name, revision, systemFields());
}

/** What the engine gives to every entity, as one that has all of it shows. */
function systemFields(): FieldView[] {
  const whole = schema.entities.find((entity) => entity.ownership === 'user');
  return whole?.fields.filter((field) => field.system) ?? [];
}
