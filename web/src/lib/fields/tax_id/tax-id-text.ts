/** How each country writes its numbers, told apart by their shapes. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/^(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3'],
  [/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4'],
  [/^([0-9A-Z]{2})([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{4})(\d{2})$/, '$1.$2.$3/$4-$5'],
];

/** A stored number with its punctuation; what is still being typed as it is. */
export function taxIdText(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('value' in value)) return String(value ?? '');
  const number = String(value.value);
  const [shape, written] = shapes.find(([pattern]) => pattern.test(number)) ?? [];
  return shape && written ? number.replace(shape, written) : number;
}
