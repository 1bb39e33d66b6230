import { redirect } from '@sveltejs/kit';
import { getSetup } from '#lib/api/session-api.ts';
import type { OrganisationFace } from '#schemas/types/api.ts';

export async function load(): Promise<{ organisation: OrganisationFace | undefined }> {
  const { needed, organisation } = await getSetup();
  if (needed) redirect(307, '/setup');
  return { organisation };
}
