import { redirect } from '@sveltejs/kit';
import { session } from '#lib/model/session.svelte.ts';

/** A member reads on this page why there is nothing to see. */
export async function load({ parent }: { parent: () => Promise<unknown> }): Promise<void> {
  await parent();
  if (session.isAdministrator) redirect(307, '/studio/entities');
}
