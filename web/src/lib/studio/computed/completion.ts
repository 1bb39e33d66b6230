/** A name that can be written into a formula. */
export interface Completion {
  /** As it is written: `amount`, `company.city`, `round`. */
  name: string;
  label: string;
  icon: string;
  /** A function: its brackets come with it. */
  isFunction?: true;
}

export interface AskedWord {
  from: number;
  to: number;
  word: string;
}

const LETTER = /[A-Za-z0-9_.]/;

/** The name that the caret stands at the end of; nothing within a text in quotation marks. */
export function askedWord(text: string, caret: number): AskedWord | undefined {
  if (isQuoted(text.slice(0, caret)) || LETTER.test(text[caret] ?? ' ')) return undefined;
  let from = caret;
  while (from > 0 && LETTER.test(text[from - 1] as string)) from -= 1;
  const word = text.slice(from, caret);
  return word === '' || /^[\d.]/.test(word) ? undefined : { from, to: caret, word };
}

function isQuoted(before: string): boolean {
  let open: string | undefined;
  for (let i = 0; i < before.length; i += 1) {
    if (before[i] === '\\') i += 1;
    else if (open) open = before[i] === open ? undefined : open;
    else if (before[i] === '"' || before[i] === "'") open = before[i];
  }
  return open !== undefined;
}

/** The text with the name in place of the word, and where the caret goes: within the brackets of a function. */
export function complete(text: string, { from, to }: AskedWord, { name, isFunction }: Completion): { text: string; caret: number } {
  const hasBrackets = text[to] === '(';
  const written = isFunction && !hasBrackets ? `${name}()` : name;
  const inside = isFunction ? name.length + 1 : name.length;
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + inside };
}
