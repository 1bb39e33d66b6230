import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A numeric keyword of a definition, such as `maxLength`, never above the limit of the type. */
export function limited(field: FieldDefinition, keyword: string, limit: number): number {
  const own = field[keyword];
  return typeof own === 'number' ? Math.min(own, limit) : limit;
}

/** The given keywords of a definition, as far as it has them. */
export function picked(field: FieldDefinition, ...keywords: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keywords.filter((keyword) => field[keyword] !== undefined).map((keyword) => [keyword, field[keyword]]));
}
