import { mentionParts, withoutMarks } from '#lib/fields/long_text/mention-parts.ts';

/** Whom a name after "@" stands for. */
export type People = ReadonlyMap<string, string>;

/** The people who are mentioned in a stored text, by the name under which they are. */
export function mentioned(text: string): People {
  return new Map(mentionParts(text).flatMap((part) => ('id' in part ? [[part.name, part.id] as const] : [])));
}

/** A text as it is written, "@Rui Salgado", as it is stored: "@[Rui Salgado](user:…)". A name that goes on, or was never chosen, is just a name. */
export function marked(written: string, people: People): string {
  const names = [...people.keys()].filter(canBeMarked).sort((a, b) => b.length - a.length);
  if (names.length === 0) return written;
  const any = new RegExp(`@(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return written.replaceAll(any, (_, name: string) => `@[${name}](user:${people.get(name)})`);
}

/** As it is shown while it is written. */
export const written = withoutMarks;

/** What is being typed after an "@" that begins a word, up to the caret; undefined when nobody is being looked for. */
export function askedFor(text: string, caret: number): { from: number; query: string } | undefined {
  const found = /(?:^|[\s(])@([^\s@[\]()]{0,40}(?: [^\s@[\]()]{1,40})?)$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const query = found[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** Marks cannot hold a name with brackets or line breaks. */
export function canBeMarked(name: string): boolean {
  return name !== '' && name.length <= 200 && !/[[\]\n]/.test(name);
}

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
