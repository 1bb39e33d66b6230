/** A label in the middle of a sentence: "Oportunidade" → "oportunidade", but "ERP" and "PRs" stay. */
export function inSentence(label: string, locale: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) && !/\s\p{Lu}/u.test(label) ? label.charAt(0).toLocaleLowerCase(locale) + label.slice(1) : label;
}
