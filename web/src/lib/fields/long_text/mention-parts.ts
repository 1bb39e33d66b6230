/** A piece of a text: plain, or somebody who is mentioned in it. */
export type TextPart = { text: string } | { name: string; id: string };

const mention = /@\[([^\]\n]{1,200})\]\(user:([0-9a-f-]{36})\)/gi;

/** "Ask @[Rui Salgado](user:…) first" in pieces. */
export function mentionParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(mention)) {
    const [whole, name = '', id = ''] = found;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ name, id });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The same as one reads it aloud. */
export function withoutMarks(text: string): string {
  return text.replaceAll(mention, (_, name: string) => `@${name}`);
}
