/** What was typed as JSON, or the line of its first mistake. */
export function readJson(text: string): { value: unknown } | { line: number } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // What engines say about the place differs, and for short texts they say nothing.
    return { line: text.slice(0, new Scanner(text).faultAt()).split('\n').length };
  }
}

const blanks = /[ \t\n\r]*/y;
const atom = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const name = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const deepest = 200;

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the text stops being JSON. */
  faultAt(): number {
    if (this.#value(0)) this.#take(blanks);
    return this.#at;
  }

  /** False where it went wrong: the place is then the mistake's. */
  #value(depth: number): boolean {
    this.#take(blanks);
    if (depth > deepest) return false;
    if (this.#sign('{')) return this.#members('}', depth, () => this.#name());
    if (this.#sign('[')) return this.#members(']', depth, () => true);
    return this.#take(atom);
  }

  #members(end: string, depth: number, before: () => boolean): boolean {
    this.#take(blanks);
    if (this.#sign(end)) return true;
    for (;;) {
      if (!before() || !this.#value(depth + 1)) return false;
      this.#take(blanks);
      if (this.#sign(end)) return true;
      if (!this.#sign(',')) return false;
    }
  }

  #name(): boolean {
    this.#take(blanks);
    if (!this.#take(name)) return false;
    this.#take(blanks);
    return this.#sign(':');
  }

  #sign(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
