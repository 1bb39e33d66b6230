/** A piece of a regular expression, with how often it may come. */
export interface PatternPart {
  readonly min: number;
  readonly max: number;
  /** Of the characters we try, those it may take. */
  readonly characters: ReadonlySet<string>;
  /** Of a group: its alternatives. */
  readonly branches?: PatternPart[][];
  /** Takes no character: '^', '$', '\b'. */
  readonly anchor?: string;
}

type Atom = Omit<PatternPart, 'min' | 'max'>;

const none: ReadonlySet<string> = new Set();
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
/** Enough to tell whether two parts may take the same character: Latin letters, figures and signs, and one of each other kind. */
const tried = ['\n', '\t', ...range(0x20, 0x7e), ...range(0xa0, 0x17f), 'α', 'я', '١', '\u2003', '\u2028', '€', '中', '😀'];

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;
const ESCAPE = /^\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}(?:\\u[0-9a-f]{4})?|x[0-9a-f]{2}|c[a-z]|p\{[^}]*\}|[^1-9k])/iu;
const CLASS = /^\[(?:\\.|[^\]\\])*\]/su;
const GROUP = /^\((?:\?:|\?<[^=!>]+>|(?!\?))/;

/** The alternatives of a pattern; undefined where it uses look-around, back-references or something else we do not follow. */
export function readPattern(pattern: string): PatternPart[][] | undefined {
  try {
    const reader = { text: pattern };
    const branches = readBranches(reader);
    return reader.text === '' ? branches : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Reader {
  /** What is still to be read. */
  text: string;
}

function readBranches(reader: Reader): PatternPart[][] {
  const branches: PatternPart[][] = [[]];
  while (reader.text !== '' && !reader.text.startsWith(')')) {
    if (reader.text.startsWith('|')) {
      reader.text = reader.text.slice(1);
      branches.push([]);
    } else branches.at(-1)?.push(readPart(reader));
  }
  return branches;
}

function readPart(reader: Reader): PatternPart {
  const atom = readAtom(reader);
  const [quantifier, sign, from, comma, to] = QUANTIFIER.exec(reader.text) ?? [];
  if (quantifier === undefined) return { ...atom, min: 1, max: 1 };
  reader.text = reader.text.slice(quantifier.length);
  if (sign !== undefined) return { ...atom, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const min = Number(from);
  return { ...atom, min, max: comma === undefined ? min : to === '' ? Number.POSITIVE_INFINITY : Number(to) };
}

function readAtom(reader: Reader): Atom {
  const anchor = /^(?:\^|\$|\\[bB])/.exec(reader.text)?.[0];
  if (anchor !== undefined) return { anchor: took(reader, anchor), characters: none };
  if (reader.text.startsWith('(')) return readGroup(reader);
  const source = (CLASS.exec(reader.text) ?? ESCAPE.exec(reader.text) ?? /^[^[\]\\(){}*+?|]/u.exec(reader.text))?.[0];
  if (source === undefined) throw new SyntaxError('not a part of a pattern that we follow');
  const matches = new RegExp(`^${took(reader, source)}$`, 'u');
  return { characters: new Set(tried.filter((character) => matches.test(character))) };
}

function readGroup(reader: Reader): Atom {
  const opening = GROUP.exec(reader.text)?.[0];
  if (opening === undefined) throw new SyntaxError('look-around');
  took(reader, opening);
  const branches = readBranches(reader);
  if (!reader.text.startsWith(')')) throw new SyntaxError('a group that is not closed');
  took(reader, ')');
  return { branches, characters: new Set(branches.flat().flatMap((part) => (part.max === 0 ? [] : [...part.characters]))) };
}

function took(reader: Reader, text: string): string {
  reader.text = reader.text.slice(text.length);
  return text;
}
