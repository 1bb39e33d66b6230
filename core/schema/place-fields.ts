import { memberOf, type Traced, type TracedList, type TracedObject, trace } from '#core/schema/traced.ts';

/**
 * Puts every field that names its section (`x-view.section`) into it, unless the layout already shows the field somewhere.
 * Fields whose section does not exist are returned as unplaced; so are sections' names of fields that are gone: neither is dropped.
 */
export function placeFields(node: TracedObject): { node: TracedObject; unplaced: readonly string[] } {
  const view = node.members.get('x-view');
  const sections = view?.kind === 'object' ? view.members.get('sections') : undefined;
  const fields = (node.members.get('properties') as TracedObject).members;
  const shown = new Set(
    (sections?.kind === 'list' ? sections.items : []).flatMap((section) => (memberOf(section, 'fields') as string[] | undefined) ?? []),
  );
  const anchored = [...fields].flatMap(([name, field]) => {
    const anchor = (memberOf(field, 'x-view') as { section?: string } | undefined)?.section;
    return anchor === undefined || shown.has(name) ? [] : [{ name, anchor, layer: field.layer }];
  });
  const keys = new Set(sections?.kind === 'list' ? sections.items.map((section) => memberOf(section, 'key')) : []);
  const unplaced = anchored.filter(({ anchor }) => !keys.has(anchor)).map(({ name }) => name);
  if (view?.kind !== 'object' || sections?.kind !== 'list') return { node, unplaced };
  const filled = sections.items.map((section) =>
    withFields(
      section,
      anchored.filter(({ anchor }) => anchor === memberOf(section, 'key')),
    ),
  );
  const placed: TracedObject = {
    ...view,
    members: new Map([...view.members, ['sections', { ...sections, items: filled } satisfies TracedList]]),
  };
  return { node: { ...node, members: new Map([...node.members, ['x-view', placed]]) }, unplaced };
}

function withFields(section: Traced, added: readonly { name: string; layer: string }[]): Traced {
  if (section.kind !== 'object' || added.length === 0) return section;
  const fields = section.members.get('fields');
  const items = [...(fields?.kind === 'list' ? fields.items : []), ...added.map(({ name, layer }) => trace(name, layer))];
  return { ...section, members: new Map([...section.members, ['fields', { kind: 'list', items, layer: section.layer }]]) };
}
