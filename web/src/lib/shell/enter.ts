import { redirect } from '@sveltejs/kit';
import { getSetup } from '#lib/api/session-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { stars } from '#lib/model/stars.svelte.ts';
import { boot } from '#lib/shell/boot.ts';

/** What every screen inside needs: somebody signed in, and the definitions. */
export async function enter(url: URL): Promise<void> {
  await boot();
  if (!(await session.load())) {
    const { needed } = await getSetup();
    redirect(307, needed ? '/setup' : `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  }
  await Promise.all([schema.load(), stars.load()]);
  live.start();
}
