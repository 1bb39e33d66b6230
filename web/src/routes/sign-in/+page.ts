import { redirect } from '@sveltejs/kit';
import { getSetup } from '#lib/api/session-api.ts';

export async function load(): Promise<void> {
  const { needed } = await getSetup();
  if (needed) redirect(307, '/setup');
}
