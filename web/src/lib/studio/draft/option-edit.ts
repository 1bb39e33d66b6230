import { sameJson } from '#lib/studio/draft/overlay-edit.ts';
import type { Option, Text } from '#schemas/types/definition.ts';

/** The options in force: the upper order counts, what only stands below keeps its place after its neighbour. As the server merges. */
export function mergeOptions(below: readonly Option[], over: readonly Option[], locked: boolean): Option[] {
  const byUid = new Map(below.map((option) => [option.uid, option]));
  const merged = over.flatMap((option) => {
    const lower = byUid.get(option.uid);
    if (!lower && locked) return [];
    return [
      lower
        ? { ...lower, ...(locked ? { color: option.color ?? lower.color } : option), label: { ...lower.label, ...option.label } }
        : option,
    ];
  });
  if (locked) return below.map((option) => merged.find((one) => one.uid === option.uid) ?? option);
  below.forEach((option, i) => {
    if (merged.some((one) => one.uid === option.uid)) return;
    const neighbour = below[i - 1];
    merged.splice(neighbour ? merged.findIndex((one) => one.uid === neighbour.uid) + 1 : 0, 0, option);
  });
  return merged;
}

/** The least an overlay has to say so that the options become what is wanted; undefined when it need say nothing. */
export function optionOverlay(below: readonly Option[], wanted: readonly Option[], locked: boolean): Option[] | undefined {
  const byUid = new Map(below.map((option) => [option.uid, option]));
  const said = wanted.map((option) => ({ option: difference(byUid.get(option.uid), option), same: isSame(byUid.get(option.uid), option) }));
  const least = said.filter(({ same }) => !same).map(({ option }) => option);
  const order = (options: readonly Option[]) => options.map((option) => option.uid).join();
  const enough = order(mergeOptions(below, least, locked)) === order(wanted);
  const result = enough ? least : said.map(({ option }) => option);
  return result.length === 0 ? undefined : result;
}

function isSame(lower: Option | undefined, option: Option): boolean {
  return lower !== undefined && sameJson({ ...lower, hidden: lower.hidden ?? false }, { ...option, hidden: option.hidden ?? false });
}

/** Only what differs; an option must have a label, so one that keeps its own repeats its first. */
function difference(lower: Option | undefined, option: Option): Option {
  if (!lower) return option;
  const changed = Object.entries(option.label).filter(([language, text]) => lower.label[language as keyof Text] !== text);
  const label = Object.fromEntries(changed.length > 0 ? changed : Object.entries(lower.label).slice(0, 1)) as Text;
  return {
    value: option.value,
    uid: option.uid,
    label,
    ...(option.color !== lower.color && option.color && { color: option.color }),
    ...((option.hidden ?? false) !== (lower.hidden ?? false) && { hidden: option.hidden ?? false }),
  };
}

export function moveItem<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, i) => i !== from);
  const item = items[from];
  if (item === undefined) return [...items];
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, item);
  return rest;
}

/** One option per line; what is there already, in any language, is left out. */
export function pastedLabels(text: string, existing: readonly Option[]): string[] {
  const known = new Set(existing.flatMap((option) => Object.values(option.label).map((label) => String(label).toLowerCase())));
  const lines = text.split(/\r?\n|\t|;/).map((line) => line.trim().replace(/^[-•*]\s+/, ''));
  return lines.filter((line) => {
    const key = line.toLowerCase();
    if (line === '' || known.has(key)) return false;
    known.add(key);
    return true;
  });
}
