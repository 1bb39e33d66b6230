import { failureText } from '#lib/api/failure-text.ts';
import { ApiError } from '#lib/api/http.ts';
import { createRecord, type FieldValues, updateRecord } from '#lib/api/records-api.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { type RecordDraft, sameValue } from '#lib/render/record-draft.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

export type Saved =
  /** `before`: what the changed fields held, for a way back. */
  | { kind: 'saved'; record: StoredRecord; before: FieldValues }
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
    const before = Object.fromEntries(draft.changed.map((name) => [name, base?.[name] ?? null]));
    const reply = base
      ? await updateRecord(entity.name, base, draft.payload())
      : await createRecord(entity.name, draft.payload(), draft.createKey());
    titles.absorb(reply.included);
    titles.learn(entity.name, [reply.data]);
    return { kind: 'saved', record: reply.data, before };
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
  toastError(failureText(error, 'error.offlineSave'));
  return { kind: 'failed' };
}
