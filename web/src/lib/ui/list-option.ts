/** One entry of a list to choose from. */
export interface ListOption {
  value: string;
  label: string;
  /** A second, quieter word. */
  detail?: string | undefined;
  color?: 'gray' | 'blue' | 'teal' | 'green' | 'amber' | 'red' | 'violet' | 'pink' | undefined;
  icon?: string | undefined;
  /** The heading it stands under; entries of one group follow each other. */
  group?: string | undefined;
}

/** Without accents and case, so that "sao" finds "São". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function matching(options: readonly ListOption[], query: string): readonly ListOption[] {
  const wanted = fold(query.trim());
  return wanted === '' ? options : options.filter((option) => fold(option.label).includes(wanted));
}
