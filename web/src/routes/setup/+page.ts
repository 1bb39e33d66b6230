import { redirect } from '@sveltejs/kit';
import { getSetup } from '#lib/api/session-api.ts';
import type { SetupState } from '#schemas/types/api.ts';

export async function load(): Promise<{ setup: SetupState }> {
  const setup = await getSetup();
  if (!setup.needed) redirect(307, '/');
  return { setup };
}
