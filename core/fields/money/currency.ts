/** Currencies whose own sign is "$": an amount "$ 10" is in the column's currency when that is one of them, else in US dollars. */
const dollars = new Set(['USD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU', 'CAD', 'AUD', 'NZD', 'DOP', 'CUP', 'HKD', 'SGD', 'TWD']);

// biome-ignore format: a table
const signs: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'], ['r$', 'BRL'], ['us$', 'USD'], ['u$s', 'USD'], ['mx$', 'MXN'], ['£', 'GBP'], ['¥', 'JPY'], ['s/', 'PEN'], ['s/.', 'PEN'],
  ['b/.', 'PAB'], ['bs', 'BOB'], ['kz', 'AOA'], ['mt', 'MZN'], ['₲', 'PYG'], ['₡', 'CRC'], ['₣', 'CHF'], ['zł', 'PLN'], ['₹', 'INR'], ['₺', 'TRY'],
]);

const _longest = 60;
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** Takes the currency off an amount: '€ 1.234,56' → ['1.234,56', 'EUR']. */
export function splitCurrency(text: string, usual: string): { readonly amount: string; readonly currency: string } | undefined {
  const match =
    /^([(+\-−]*)\s*([^\d\s.,()+\-−]*(?:\/\.?)?)\s*(-?[\d.,'’\s\u00a0\u202f]*\d[.,]?\)?(?:e[+-]?\d+)?-?)\s*([^\d\s.,()+\-−]*)(\)?)$/iu.exec(
      text,
    );
  if (!match) return undefined;
  const [, opening = '', before = '', digits = '', after = '', closing = ''] = match;
  if (before !== '' && after !== '') return undefined;
  const currency = currencyOf(before || after, usual);
  return currency === undefined ? undefined : { amount: `${opening}${digits}${closing}`, currency };
}

function currencyOf(sign: string, usual: string): string | undefined {
  if (sign === '') return usual;
  const code = sign.toUpperCase();
  if (isCurrency(code)) return code;
  if (sign === '$') return dollars.has(usual) ? usual : 'USD';
  return signs.get(sign.toLowerCase());
}
