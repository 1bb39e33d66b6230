/** What a part of a formula is. `list` is a field with several texts, `record` a link to a record, `nothing` the word null. */
export type Kind = 'text' | 'integer' | 'decimal' | 'money' | 'boolean' | 'date' | 'date_time' | 'list' | 'record' | 'nothing';

const numbers: ReadonlySet<Kind> = new Set(['integer', 'decimal', 'money']);
const days: ReadonlySet<Kind> = new Set(['date', 'date_time']);

export function isNumber(kind: Kind): boolean {
  return numbers.has(kind);
}

export function isDay(kind: Kind): boolean {
  return days.has(kind);
}

/** The one kind that all of these can be told as: a whole number beside a decimal is a decimal, a moment beside a day is a day. */
export function commonKind(kinds: readonly Kind[]): Kind | undefined {
  const known = kinds.filter((kind) => kind !== 'nothing');
  const [first] = known;
  if (first === undefined) return 'nothing';
  if (known.every((kind) => kind === first)) return first;
  if (known.every(isNumber)) return known.includes('money') ? 'money' : 'decimal';
  return known.every(isDay) ? 'date' : undefined;
}
