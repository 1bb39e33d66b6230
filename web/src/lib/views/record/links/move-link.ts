import { createRecord, type FieldValues, getRecord, removeRecord, updateRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { sameValue } from '#lib/render/record-draft.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export interface Move {
  entity: EntityView;
  /** What ends. */
  from: StoredRecord;
  /** What begins. */
  values: FieldValues;
  /** The same for the same move: a second try begins nothing twice. */
  key: string;
  day: string;
}

export interface Moved {
  ended: StoredRecord;
  begun: StoredRecord;
}

/** Begins there first, which may be refused, and then ends here on the same day: nothing is ended for nothing. */
export async function moveLink({ entity, from, values, key, day }: Move): Promise<Moved> {
  const { period, name } = entity;
  if (!period) throw new Error(`${name} has no period`);
  const begun = await createRecord(name, values, key);
  titles.absorb(begun.included);
  const { data: ended } = await updateRecord(name, from, { [period.to]: day });
  return { ended, begun: begun.data };
}

/** Both as they were, unless somebody has changed either since: what belongs to the move alone may have been marked anew. */
export async function undoMove({ entity, from, values }: Pick<Move, 'entity' | 'from' | 'values'>, { ended, begun }: Moved): Promise<void> {
  const { period, name } = entity;
  if (!period) return;
  const [old, fresh] = await Promise.all([getRecord(name, ended.id), getRecord(name, begun.id)]);
  const asked = [period.from, period.to, ...Object.keys(values).filter((key) => typeof values[key] === 'string')];
  const isAsMade = asked.every((key) => sameValue(fresh.data[key], begun[key]));
  if (!isAsMade || !sameValue(old.data[period.to], ended[period.to])) throw new Error(t('link.changedSince'));
  await updateRecord(name, old.data, { [period.to]: from[period.to] ?? null });
  // Ending and beginning may have marked the other one as well.
  const { data } = await getRecord(name, begun.id);
  await removeRecord(name, begun.id, data.version);
}
