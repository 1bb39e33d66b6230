import { inEntity, inOverlay } from '#core/change/refuse-invalid.ts';
import type { Layers } from '#core/registry/layers.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

type Keyed = readonly { readonly uid: string }[];

/**
 * The place of a problem in an effective definition, as the place in the document of the administrator who has to mend it:
 * in lists that layers share, an item stands elsewhere in an overlay. `layers` are those the change leads to.
 */
export function requestPlace(problem: DefinitionProblem, effective: EntityDefinition, layers: Layers): DefinitionProblem {
  const entity = effective['x-entity'].name;
  if (layers.find({ layer: 'admin', entity, kind: 'entity' })) return inEntity(entity, problem);
  const overlay = layers.find({ layer: 'admin', entity, kind: 'extension' })?.document as ExtensionDefinition | undefined;
  const [, list, index, rest] = /^(\/x-index|\/x-rule|\/properties\/[^/]+\/x-options)\/(\d+)(.*)$/.exec(problem.path) ?? [];
  if (list === undefined) return inOverlay(entity, problem);
  const uid = listAt(effective, list)?.[Number(index)]?.uid;
  const own = listAt(overlay, list)?.findIndex((item) => item.uid === uid) ?? -1;
  return inOverlay(entity, own < 0 ? problem : { ...problem, path: `${list}/${own}${rest}` });
}

function listAt(definition: EntityDefinition | ExtensionDefinition | undefined, pointer: string): Keyed | undefined {
  const [, keyword = '', name = ''] = pointer.split('/');
  if (keyword === 'properties') return definition?.properties?.[name]?.['x-options'];
  return keyword === 'x-index' ? definition?.['x-index'] : definition?.['x-rule'];
}
