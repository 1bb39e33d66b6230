import { ApiError, OfflineError } from '#lib/api/http.ts';
import { createRecord, updateRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { type RecordDraft, sameValue } from '#lib/render/record-draft.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

export type Saved =
  | { kind: 'saved'; record: StoredRecord }
  | { kind: 'invalid' }
  | { kind: 'conflict'; current: StoredRecord }
  | { kind: 'failed' };

/** Sends the draft. Refusals come back as what to show; nothing that was written is lost by any of them. */
export async function saveDraft(draft: RecordDraft): Promise<Saved> {
  draft.attempted = true;
  if (!draft.valid) return { kind: 'invalid' };
  if (draft.theirs) return { kind: 'conflict', current: draft.theirs };
  try {
    const { base, entity } = draft;
    const reply = base
      ? await updateRecord(entity.name, base, draft.payload())
      : await createRecord(entity.name, draft.payload(), draft.createKey());
    titles.absorb(reply.included);
    titles.learn(entity.name, [reply.data]);
    return { kind: 'saved', record: reply.data };
  } catch (error) {
    return refused(draft, error);
  }
}

async function refused(draft: RecordDraft, error: unknown): Promise<Saved> {
  if (error instanceof ApiError && error.code === 'RECORD_CONFLICT' && draft.base) {
    const current = error.problem.current as StoredRecord;
    const collides = draft.changed.some(
      (name) => !sameValue(current[name], draft.base?.[name]) && !sameValue(current[name], draft.values[name]),
    );
    if (collides || current.version <= draft.base.version) return { kind: 'conflict', current };
    // They changed other fields: both are kept.
    draft.receive(current);
    return saveDraft(draft);
  }
  if (error instanceof ApiError && error.status < 500) {
    draft.refuse(error);
    return { kind: 'invalid' };
  }
  toastError(error instanceof OfflineError ? t('error.offlineSave') : error instanceof Error ? error.message : String(error));
  return { kind: 'failed' };
}
