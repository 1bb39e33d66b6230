import type { Layers, StoredDefinition } from '#core/registry/layers.ts';

/** What comes with the product is stored to the letter. */
const SHIPPED = /^(core$|plugin:)/;

/** The definitions without those of administrators and packs that say what is stored already, whatever the order in which they say it. */
export function withoutUnchanged(definitions: readonly StoredDefinition[], stored: Layers): StoredDefinition[] {
  return definitions.filter((definition) => {
    if (SHIPPED.test(definition.layer) || definition.document === null) return true;
    return meaning(definition.document) !== meaning(stored.find(definition)?.document ?? {});
  });
}

/** A list or an object that holds nothing says nothing. */
function meaning(document: object): string {
  const { 'x-extends': _, ...said } = document as Readonly<Record<string, unknown>>;
  return JSON.stringify(tidied(said) ?? {});
}

function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .map(([key, member]) => [key, tidied(member)] as const)
    .filter(([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
