import type { FieldTypeView } from '#schemas/types/api.ts';
import type { FieldAdjustment, JsonSchema } from '#schemas/types/definition.ts';

/** What has to be said about a field beyond its name; told by the keywords that its type declares, never by its name. */
export type Setting = 'options' | 'relation' | 'scale' | 'number' | 'formula' | 'lookup' | 'rollup' | 'stars' | 'taxIds' | 'targets';

const memberOf = (schema: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as JsonSchema)[key] : undefined), schema);

const tests: Readonly<Record<Setting, (keywords: JsonSchema) => boolean>> = {
  options: (keywords) => memberOf(keywords, 'properties', 'x-options') !== undefined,
  relation: (keywords) => memberOf(keywords, 'properties', 'x-relation') !== undefined,
  scale: (keywords) => memberOf(keywords, 'properties', 'x-decimal', 'properties', 'scale') !== undefined,
  formula: (keywords) => memberOf(keywords, 'properties', 'x-formula') !== undefined,
  lookup: (keywords) => memberOf(keywords, 'properties', 'x-lookup') !== undefined,
  rollup: (keywords) => memberOf(keywords, 'properties', 'x-rollup') !== undefined,
  number: (keywords) => memberOf(keywords, 'properties', 'x-autonumber') !== undefined,
  targets: (keywords) => memberOf(keywords, 'properties', 'x-relation-any') !== undefined,
  taxIds: (keywords) => memberOf(keywords, 'properties', 'x-tax-id') !== undefined,
  stars: (keywords) => memberOf(keywords, 'properties', 'x-rating') !== undefined,
};

export function settingsOf(type: FieldTypeView | undefined): ReadonlySet<Setting> {
  return new Set((Object.keys(tests) as Setting[]).filter((setting) => type && tests[setting](type.keywords)));
}

/** What a new field of the type begins with; `inverse` is a name for its other end that is free on every entity. */
export function startingKeywords(settings: ReadonlySet<Setting>, inverse: string): FieldAdjustment {
  return {
    ...(settings.has('options') && { 'x-options': [] }),
    ...(settings.has('relation') && { 'x-relation': { target: '' } }),
    ...(settings.has('targets') && { 'x-relation-any': { inverse } }),
    ...(settings.has('scale') && { 'x-decimal': { scale: 2 } }),
    ...(settings.has('formula') && { 'x-formula': { expression: '' } }),
    ...(settings.has('lookup') && { 'x-lookup': { path: '' } }),
    ...(settings.has('rollup') && { 'x-rollup': { relation: '', aggregate: 'count' as const } }),
    ...(settings.has('number') && { 'x-autonumber': { pattern: 'N-{YYYY}-{seq:4}', scope: 'year' as const } }),
  };
}
