/** A relation of the capturing entity that is to be filled in. */
export interface Slot {
  name: string;
  target: string;
  many: boolean;
}
/** What the record that the note is about points at. */
export interface Pointing {
  target: string;
  ids: readonly string[];
}

/**
 * What can be filled in from the record on the screen: the relations that point at its kind, and the ones that it has an answer
 * for itself, as a lead knows its company. Of several it is not for us to choose.
 */
export function relatedValues(
  slots: readonly Slot[],
  about: { entity: string; id: string },
  pointing: readonly Pointing[],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, target } of slots) {
    const known = pointing.filter((one) => one.target === target).flatMap((one) => one.ids);
    const [only, other] = new Set(target === about.entity ? [about.id] : known);
    if (only !== undefined && other === undefined) values[name] = only;
  }
  return values;
}
