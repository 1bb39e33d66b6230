import { SvelteSet } from 'svelte/reactivity';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { DraftSaving } from '#lib/render/draft-saving.svelte.ts';
import type { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import { toastEdit } from '#lib/render/undo-edit.ts';

/** The writing in one record, however its fields are laid out: which of them are open, and how they are saved. */
export class DetailsEditing {
  /** Fields that are inputs. */
  readonly open = new SvelteSet<string>();
  /** Every field as an input. */
  all = $state(false);
  readonly saving = new DraftSaving();
  readonly #draft: () => RecordDraft | undefined;
  readonly active: boolean = $derived.by(() => this.all || this.open.size > 0 || (this.#draft()?.dirty ?? false));

  constructor(draft: () => RecordDraft | undefined) {
    this.#draft = draft;
  }

  /** Opens one field for writing; wherever it stands, it gets the focus. */
  edit(name: string): void {
    this.open.add(name);
    focusField(name);
  }

  finish(): void {
    this.open.clear();
    this.all = false;
  }

  cancel(): void {
    const draft = this.#draft();
    if (draft?.base) draft.reset(draft.theirs ?? draft.base);
    this.finish();
  }

  /** False when something has to be mended first, which is then said beside its field. */
  async save(): Promise<boolean> {
    const draft = this.#draft();
    if (!draft || this.saving.busy) return true;
    if (!draft.dirty) {
      this.finish();
      return true;
    }
    const saved = await this.saving.save(draft);
    if (saved.kind === 'saved') {
      const { record, before } = saved;
      draft.reset({ ...draft.base, ...record });
      this.finish();
      toastEdit(t('record.saved'), { entity: draft.entity, record, before, onundone: (undone) => draft.receive(undone) });
    } else if (saved.kind === 'invalid') {
      for (const name of draft.errors.keys()) this.open.add(name);
      return false;
    }
    return true;
  }
}

function focusField(name: string): void {
  setTimeout(() => {
    const place = document.querySelector<HTMLElement>(`.details [data-field="${CSS.escape(name)}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button[role="combobox"], [data-select-trigger]')?.focus();
  });
}
