import type { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import { type Saved, saveDraft } from '#lib/render/save-record.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

/** The saving of one draft, for whoever draws it: whether it goes on, and what has to be decided before it can. */
export class DraftSaving {
  busy = $state(false);
  /** What somebody else saved meanwhile in the same fields: shown by `ConflictDialog`, which saves again. */
  conflict: StoredRecord | undefined = $state.raw();

  async save(draft: RecordDraft): Promise<Saved> {
    this.conflict = undefined;
    this.busy = true;
    const saved = await saveDraft(draft);
    this.busy = false;
    if (saved.kind === 'conflict') this.conflict = saved.current;
    return saved;
  }
}
