import { fieldKind } from '#lib/fields/field-types.ts';
import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldChange, FieldView, RecordChange } from '#schemas/types/api.ts';

const longest = 60;

export function actorName(actor: string | null): string {
  if (actor === null) return t('change.system');
  const name = titles.get('user', actor);
  return name === undefined ? '…' : (name ?? t('change.somebody'));
}

export interface ShownChange extends FieldChange {
  view: FieldView;
}

/** Changes of fields that are shown anywhere, in the order of the definition. */
export function shownChanges(entity: EntityView, changes: readonly FieldChange[]): ShownChange[] {
  return entity.fields.flatMap((view) => {
    const change = changes.find(({ field }) => field === view.name);
    const kept = !view.system || view.name === 'owner' || view.name === 'team';
    return change && kept && view.can.read ? [{ ...change, view }] : [];
  });
}

/** "Marta changed Step from Proposal to Negotiation", one sentence each. */
export function changeSentences(entity: EntityView, { action, actor, changes }: RecordChange): string[] {
  const who = actorName(actor);
  if (action !== 'updated') return [t(`change.${action}`, { who, field: fieldNames(entity, changes) })];
  return shownChanges(entity, changes).map((change) => sentence(who, change));
}

/** Of which fields it tells. */
export function fieldNames(entity: EntityView, changes: readonly FieldChange[]): string {
  return shownChanges(entity, changes)
    .map(({ view }) => text(view.label, view.name))
    .join(', ');
}

function sentence(who: string, { view, before, after }: ShownChange): string {
  const field = text(view.label, view.name);
  const [from, to] = [before, after].map((value) => (isEmpty(value) ? '' : fieldKind(view).print(value, view)));
  const short = [from, to].every((words) => (words?.length ?? 0) <= longest);
  if (!short || fieldKind(view).wide) return t('change.rewrote', { who, field });
  if (!from) return t('change.set', { who, field, to: to ?? '' });
  return to ? t('change.moved', { who, field, from, to }) : t('change.emptied', { who, field, from });
}
