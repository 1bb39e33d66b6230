import type { ComputedProblem, FieldPlace } from '#core/contract/registry.ts';
import type { Ground, KnownField } from '#core/registry/computed/resolution.ts';

/** As many as a filter follows. */
const MAX_HOPS = 3;

export interface Path {
  /** The field at each step; the last one is what is read. */
  readonly steps: readonly FieldPlace[];
  readonly last: KnownField;
}

/** Follows 'company', 'parent', 'city' from an entity: relations to one, and a field at the end. */
export function pathSteps(
  entity: string,
  path: readonly string[],
  ground: Ground,
): Path | { readonly problem: Omit<ComputedProblem, 'path'> } {
  if (path.length > MAX_HOPS + 1) return { problem: { code: 'filter.tooFar', params: { limit: MAX_HOPS } } };
  const steps: FieldPlace[] = [];
  let at = entity;
  let last: KnownField | undefined;
  for (const [i, name] of path.entries()) {
    const found = ground.find({ entity: at, field: name });
    if ('problem' in found) return found;
    last = found.field;
    steps.push({ entity: at, field: name });
    if (i === path.length - 1) break;
    const target = last.type.relation === 'one' ? last.type.target?.(last.definition) : undefined;
    if (target === undefined) return { problem: { code: 'formula.notRelation', params: { name } } };
    if (!ground.definitions.has(target))
      return { problem: { code: 'formula.field', params: { entity: target, name: path[i + 1] }, missing: true } };
    at = target;
  }
  return { steps, last: last as KnownField };
}
