import { inOverlay } from '#core/change/refuse-invalid.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

type Keyed = readonly { readonly uid: string }[];

/**
 * The place of a problem in the effective definition, as the place in the overlay of the administrator who has to mend it:
 * in lists that layers share, an item stands elsewhere there.
 */
export function overlayPlace(
  problem: DefinitionProblem,
  effective: EntityDefinition,
  overlay: ExtensionDefinition | undefined,
): DefinitionProblem {
  const [, list, index, rest] = /^(\/x-index|\/x-rule|\/properties\/[^/]+\/x-options)\/(\d+)(.*)$/.exec(problem.path) ?? [];
  if (list === undefined) return inOverlay(effective['x-entity'].name, problem);
  const uid = listAt(effective, list)?.[Number(index)]?.uid;
  const own = listAt(overlay, list)?.findIndex((item) => item.uid === uid) ?? -1;
  return inOverlay(effective['x-entity'].name, own < 0 ? problem : { ...problem, path: `${list}/${own}${rest}` });
}

function listAt(definition: EntityDefinition | ExtensionDefinition | undefined, pointer: string): Keyed | undefined {
  const [, keyword = '', name = ''] = pointer.split('/');
  if (keyword === 'properties') return definition?.properties?.[name]?.['x-options'];
  return keyword === 'x-index' ? definition?.['x-index'] : definition?.['x-rule'];
}
