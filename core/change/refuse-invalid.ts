import { AppError, type ErrorPlace } from '#core/errors.ts';
import { type DefinitionProblem, describeProblem } from '#core/schema/definition-problem.ts';

/** Refuses a change for what is wrong with it, if anything is. */
export function refuseInvalid(problems: readonly DefinitionProblem[]): void {
  if (problems.length === 0) return;
  // Where nobody reads the places, as when a node starts, the cause tells.
  const cause = new Error(problems.map(describeProblem).join('\n'));
  throw new AppError('CHANGE_INVALID', { places: problems as readonly ErrorPlace[], cause });
}

/** A place in an entity of the administrator's own, as a place in the request that holds it. */
export function inEntity(entity: string, { path, code, params }: DefinitionProblem): DefinitionProblem {
  return { path: `/entities/${entity}${path}`, code, ...(params && { params }) };
}

/** A place in an overlay, as a place in the request that holds it. */
export function inOverlay(entity: string, { path, code, params }: DefinitionProblem): DefinitionProblem {
  return { path: `/overlays/${entity}${path}`, code, ...(params && { params }) };
}
