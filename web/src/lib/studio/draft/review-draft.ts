import type { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import { goto } from '$app/navigation';

/** Goes to the review, which leads back to where one came from; `mend`: something on the page is wrong, and says so. */
export async function reviewDraft(draft: EntityDraft, from: string): Promise<'review' | 'mend'> {
  if (await draft.review()) {
    await goto(`/studio/entities/${draft.name}/review?from=${encodeURIComponent(from)}`);
    return 'review';
  }
  const general = draft.problems[''];
  if (general && !draft.conflict) toastError(general);
  return 'mend';
}

/** Only within the studio. */
export function cameFrom(address: { searchParams: { get(name: string): string | null } }, usual: string): string {
  const from = address.searchParams.get('from');
  return from && /^\/studio\/[\w/-]*$/.test(from) ? from : usual;
}
