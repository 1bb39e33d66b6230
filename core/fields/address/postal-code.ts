interface PostalCode {
  /** Without blanks and dashes. */
  readonly shape: RegExp;
  /** Where it stands in a line of text. */
  readonly inLine: RegExp;
  write(compact: string): string;
  readonly example: string;
}

/** Of the countries whose codes are checked; those of others are kept as they are written. */
const postalCodes: Readonly<Record<string, PostalCode>> = {
  PT: {
    shape: /^[1-9]\d{6}$/,
    inLine: /\b([1-9]\d{3}-\d{3})\b/,
    write: (compact) => `${compact.slice(0, 4)}-${compact.slice(4)}`,
    example: '1100-053',
  },
  ES: {
    shape: /^(?:0[1-9]|[1-4]\d|5[0-2])\d{3}$/,
    inLine: /\b((?:0[1-9]|[1-4]\d|5[0-2])\d{3})\b/,
    write: (compact) => compact,
    example: '28013',
  },
  BR: {
    shape: /^\d{8}$/,
    inLine: /\b(\d{5}-?\d{3})\b/,
    write: (compact) => `${compact.slice(0, 5)}-${compact.slice(5)}`,
    example: '01310-100',
  },
};

export const compactCode = (code: string): string => code.replaceAll(/[\s.-]/g, '').toUpperCase();

/** As the country writes it, or what one looks like there. */
export function postalCodeOf(code: string, country: string | undefined): { readonly code: string } | { readonly example: string } {
  const rule = postalCodes[country ?? ''];
  if (!rule) return { code: code.toUpperCase() };
  const compact = compactCode(code);
  return rule.shape.test(compact) ? { code: rule.write(compact) } : { example: rule.example };
}

/** Where the code stands in a line, by the rules of the country. */
export function findPostalCode(line: string, country: string | undefined): RegExpExecArray | undefined {
  return postalCodes[country ?? '']?.inLine.exec(line) ?? undefined;
}
