import type { Resolve } from '#core/registry/computed/resolution.ts';
import { resolveFormula } from '#core/registry/computed/resolve-formula.ts';
import { resolveLookup } from '#core/registry/computed/resolve-lookup.ts';
import { resolveRollup } from '#core/registry/computed/resolve-rollup.ts';

/** By the name of the field type. */
export const resolvers: ReadonlyMap<string, Resolve> = new Map([
  ['formula', resolveFormula],
  ['lookup', resolveLookup],
  ['rollup', resolveRollup],
]);
