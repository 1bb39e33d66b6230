import type { Entity } from '#core/contract/registry.ts';
import { AppError, isAppError } from '#core/errors.ts';

/** A broken unique index, told in terms of the fields it guards. Any other error is returned as it is. */
export function nameDuplicate(error: unknown, entity: Entity): unknown {
  if (!isAppError(error, 'RECORD_DUPLICATE')) return error;
  const fields = entity.uniques.get(String(error.details.members?.['constraint'])) ?? [];
  const places = fields.map((name) => ({ path: `/${name}`, code: 'unique' }));
  return new AppError('RECORD_DUPLICATE', { params: { field: fields.join(', ') }, places, cause: error.details.cause });
}
