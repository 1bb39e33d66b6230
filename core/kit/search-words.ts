export interface SearchWord {
  readonly typed: string;
  /** Folded: lower case without accents. */
  readonly text: string;
  /** What is looked for: the same without what tells one from many. */
  readonly stem: string;
}

const MOST_WORDS = 8;
const LONG_WORD = 5;
const SHORTEST_STEM = 4;
/** Portuguese, Spanish and English: armazém, armazéns · instalação, instalações · hotel, hotéis, hoteles · flor, flores. */
const ENDINGS = ['oes', 'aes', 'aos', 'les', 'ao', 'ns', 'is', 'es', 'm', 'l', 's'];

/** Lower case without accents, as people type when they search. */
export function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

/** The words of a question: letters and digits only, each once. Of very many the longest are the ones that find it. */
export function searchWords(question: string): SearchWord[] {
  const found = question.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const words = new Map(found.map((typed) => [foldText(typed), typed]));
  const kept = new Set([...words.keys()].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS));
  return [...words].filter(([text]) => text !== '' && kept.has(text)).map(([text, typed]) => ({ typed, text, stem: stemOf(text) }));
}

function stemOf(word: string): string {
  if (word.length < LONG_WORD || !/^[a-z]+$/.test(word)) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

const LENGTH = 140;
/** How much of the text stands before the place: little, since narrow screens cut at the end. */
const BEFORE = 24;

/** The part of a text around the first of these words, on one line; undefined when none occurs. */
export function fragmentAround(text: string, words: readonly SearchWord[]): string | undefined {
  const letters = lettersOf(text);
  // Folding each character by itself keeps positions: 'é' stays one place long.
  const folded = letters.map((letter) => foldText(letter).slice(0, 1) || letter).join('');
  const places = words.map(({ stem }) => placeOf(folded, stem)).filter((at) => at >= 0);
  if (places.length === 0) return undefined;
  return pieceAround(letters, Math.min(...places));
}

/** The part of a text around a place in it, on one line. */
export function fragmentAt(text: string, at: number): string {
  return pieceAround(lettersOf(text), lettersOf(text.slice(0, at)).length);
}

/** The beginning of a text, on one line. */
export function fragmentAtStart(text: string): string {
  return pieceOf(lettersOf(text), 0);
}

const lettersOf = (text: string): string[] => [...text.replaceAll(/\s+/g, ' ').trim()];

/** From a word a little before the place. */
function pieceAround(letters: readonly string[], at: number): string {
  const start = at - BEFORE;
  return pieceOf(letters, start <= 0 ? 0 : letters.indexOf(' ', start) + 1);
}

function pieceOf(letters: readonly string[], from: number): string {
  const piece = letters.slice(from, from + LENGTH).join('');
  return `${from > 0 ? '…' : ''}${piece}${from + LENGTH < letters.length ? '…' : ''}`;
}

/** Where a word begins with it, or else where it stands at all. */
function placeOf(folded: string, stem: string): number {
  for (let at = folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] as string)) return at;
  }
  return folded.indexOf(stem);
}
