const consonants = 'bcdfgjklmnprstvz';
const vowels = 'aeiou';

/** Even chances: what would favour the first letters is thrown again. */
function pick(letters: string): string {
  const limit = 256 - (256 % letters.length);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? 0) >= limit);
  return letters.charAt((byte[0] ?? 0) % letters.length);
}

const word = () => pick(consonants) + pick(vowels) + pick(consonants) + pick(vowels) + pick(consonants);

/** Four words nobody knows and two figures, about 70 bits: easy to read out, hopeless to guess. */
export function readablePassword(): string {
  return [word(), word(), word(), word(), pick('23456789') + pick('23456789')].join('-');
}
