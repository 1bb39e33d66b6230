import { failureText } from '#lib/api/failure-text.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { savedViews } from '#lib/model/saved-views.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { SavedView, SavedViewInput, SavedViewPatch } from '#schemas/types/api.ts';

const say = (error: unknown) => toastError(failureText(error));

/** Its owner may, and of a shared one an administrator. */
export function mayChange(view: SavedView): boolean {
  return view.mine || (view.shared && session.isAdministrator);
}

/** What a PATCH has to say so that the view keeps exactly this. */
export function wholeOf(kept: Pick<SavedViewInput, 'filter' | 'sort' | 'columns' | 'groupBy' | 'calendar'>): SavedViewPatch {
  return { filter: null, sort: null, columns: null, groupBy: null, calendar: null, ...kept };
}

/** Saves the change and offers the way back. */
export async function changeView(view: SavedView, changes: SavedViewPatch, done: string): Promise<void> {
  try {
    const next = await savedViews.update(view, changes);
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, view[name as keyof SavedView] ?? null]));
    toast(done, { label: t('undo'), run: () => void savedViews.update(next, before).catch(say) });
  } catch (error) {
    say(error);
  }
}

/** Deletes it; undo saves it anew and shows it by the callback, since it has another id then. */
export async function deleteView(view: SavedView, onback: (view: SavedView) => void): Promise<boolean> {
  try {
    await savedViews.remove(view);
  } catch (error) {
    say(error);
    return false;
  }
  const { id: _, version: __, owner: ___, mine: ____, position: _____, broken: ______, ...input } = view;
  toast(t('views.deleted', { name: view.name }), { label: t('undo'), run: () => void savedViews.create(input).then(onback, say) });
  return true;
}

export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast(t('views.linkCopied'));
  } catch {
    // Without https a browser does not give the clipboard.
    toastError(t('views.linkNotCopied'));
  }
}
