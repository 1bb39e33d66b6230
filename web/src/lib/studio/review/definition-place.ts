import { entityText, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { definitions } from '#lib/studio/definitions/definitions.svelte.ts';
import { steps } from '#lib/studio/leaves/differences.ts';

export interface DefinitionPlace {
  readonly label: string;
  /** Where it can be put right; none where nothing of the name is there. */
  readonly href: string | undefined;
  /** The file of a configuration that says it. */
  readonly file: string | undefined;
  /** What is left of the path within the field or the entity. */
  readonly rest: string;
}

const folders: Readonly<Record<string, string>> = { overlays: 'extends', entities: 'entities' };

/** Where a refusal of a change points at: `/overlays/task/properties/x_order/x-relation/target`. */
export function definitionPlace(path: string): DefinitionPlace {
  const [root = '', entity = '', keyword, field, ...rest] = steps(path);
  const folder = folders[root];
  if (!folder) return { label: steps(path).join(' › '), href: undefined, file: undefined, rest: '' };
  const outline = definitions.entity(entity);
  const label = schema.entity(entity)?.label ?? outline?.definition['x-label'];
  const name = label ? entityText(label, 'one', entity) : entity;
  const file = `${folder}/${entity}.json`;
  const home = outline || label ? `/studio/entities/${entity}` : undefined;
  if (keyword !== 'properties' || field === undefined)
    return { label: name, href: home, file, rest: [keyword, field, ...rest].filter((one) => one !== undefined).join(' › ') };
  const said = schema.field(entity, field)?.label ?? outline?.definition.properties[field]?.['x-label'];
  const href = home && `${home}?field=${encodeURIComponent(field)}`;
  return { label: `${name} › ${text(said, field)}`, href, file, rest: rest.join(' › ') };
}
