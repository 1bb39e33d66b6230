import { avatarShape } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';

/** What people work with has a face; what only orders it (pipelines, steps) is a coloured word. */
export function isLabel(target: string | undefined): boolean {
  const entity = schema.entity(target ?? '');
  return entity !== undefined && entity.ownership !== 'user' && avatarShape(entity) === 'square';
}
