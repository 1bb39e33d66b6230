import { failureText } from '#lib/api/failure-text.ts';
import { batches } from '#lib/batch/batches.svelte.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { stars } from '#lib/model/stars.svelte.ts';
import { confirm } from '#lib/ui/confirm.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import { bulkFields } from '#lib/views/bulk/bulk-draft.svelte.ts';
import type { Chosen } from '#lib/views/bulk/chosen.ts';
import type { Batch, EntityView, FieldView } from '#schemas/types/api.ts';

/** A field that is changed for many so often that it has a button of its own. */
export interface QuickField {
  field: FieldView;
  label: string;
  icon: string;
}

/** The columns of the board, and who is responsible. */
export function quickFields(entity: EntityView): QuickField[] {
  const offered = bulkFields(entity, 2);
  const step = offered.find((field) => field.name === entity.board?.groupBy);
  const person = offered.find((field) => fieldKind(field).target?.(field) === 'user' && fieldKind(field).pointTo?.('') === '');
  return [
    ...(step
      ? [{ field: step, label: t('bulk.change', { field: inSentence(text(step.label, step.name), i18n.locale) }), icon: 'columns-3' }]
      : []),
    ...(person ? [{ field: person, label: t('bulk.assign'), icon: 'user-round' }] : []),
  ];
}

const said = (error: unknown) => toastError(failureText(error));

/** It can be undone; only where it is a lot, or more than is on the screen, it is asked first. */
const unasked = 50;

export async function removeMany(entity: EntityView, chosen: Chosen, count: number): Promise<Batch | undefined> {
  const asks = 'filter' in chosen || count > unasked;
  const question = { title: t('bulk.remove.title', { count }), text: t('bulk.remove.text'), action: t('bulk.remove'), cancel: t('cancel') };
  if (asks && !(await confirm({ ...question, kind: 'danger' }))) return undefined;
  return batches.start(entity, { ...chosen, action: 'remove' }).catch((error: unknown) => void said(error));
}

/** As many as the list of the starred has. */
export const mostStars = 100;
const atOnce = 6;

/** One by one, since a star is each person's own. What cannot be starred is counted, not dropped. */
export async function starMany(entity: EntityView, records: readonly { id: string; title: string }[], starred: boolean): Promise<void> {
  const queue = [...records];
  let done = 0;
  let failure: unknown;
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      try {
        await stars.set({ entity: entity.name, ...one }, starred);
        done += 1;
      } catch (error) {
        failure = error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (done > 0) toast(t(starred ? 'bulk.starred' : 'bulk.unstarred', { count: done }), undoStars());
  if (done < records.length) said(failure);

  function undoStars() {
    return { label: t('undo'), run: () => void starMany(entity, records, !starred) };
  }
}
