import { getRecord } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import { preselect } from '#lib/render/preselect.ts';
import { type RecordDraft, sameValue } from '#lib/render/record-draft.svelte.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** Fills in what follows from a relation that was just chosen, as the server would; what the person chose stays. */
export async function followRelations(draft: RecordDraft, source: FieldView): Promise<void> {
  const target = fieldKind(source).target?.(source);
  const following = draft.entity.fields.filter((field) => isEditable(field) && field.relation?.follows?.startsWith(`${source.name}.`));
  const id = draft.values[source.name];
  if (!target || following.length === 0 || typeof id !== 'string') return;
  for (const field of following) {
    const [, name = ''] = field.relation?.follows?.split('.') ?? [];
    const value = await taken(target, id, name);
    const stale = draft.values[source.name] !== id || draft.isChosen(field.name);
    if (stale || isEmpty(value) || sameValue(value, draft.values[field.name])) continue;
    if (await mayFollow(draft, { source, field, target, name })) draft.fill(field.name, value);
  }
  // A step of the other pipeline is no step of this one.
  await preselect(draft);
}

interface Following {
  source: FieldView;
  field: FieldView;
  target: string;
  name: string;
}

/** Of a stored record only what followed from the former one. */
async function mayFollow({ base }: RecordDraft, { source, field, target, name }: Following): Promise<boolean> {
  if (!base || isEmpty(base[field.name])) return true;
  const former = base[source.name];
  return typeof former === 'string' && sameValue(await taken(target, former, name), base[field.name]);
}

async function taken(entity: string, id: string, field: string): Promise<unknown> {
  try {
    const { data, included } = await getRecord(entity, id, { fields: field, include: field });
    titles.absorb(included);
    return data[field];
  } catch {
    // Not for this person to see: the server decides when it is saved.
    return undefined;
  }
}
