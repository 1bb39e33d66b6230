/** How a country writes numbers and dates, whatever language the person reads. */
export interface CountryFormats {
  /** The locale whose number and date patterns are the country's. */
  locale: string;
  decimal: ',' | '.';
  group: string;
  dateOrder: 'dmy' | 'mdy' | 'ymd';
  dateSeparator: string;
  /** 0 = Sunday. */
  weekStartsOn: number;
}

/** Countries whose most spoken language is not the one business is written in, or that `Intl` resolves otherwise. */
const locales: Record<string, string> = {
  PT: 'pt-PT',
  BR: 'pt-BR',
  AO: 'pt-AO',
  MZ: 'pt-MZ',
  ES: 'es-ES',
  US: 'en-US',
  GB: 'en-GB',
  IE: 'en-IE',
  CH: 'de-CH',
  BE: 'fr-BE',
  IN: 'en-IN',
};

/** Portugal: `Intl` leaves a gap between thousands; invoices, banks and our customers write a point. */
const groups: Record<string, string> = { PT: '.', AO: '.', MZ: '.' };

const sundayFirst = new Set([
  'BR',
  'US',
  'MX',
  'CO',
  'PE',
  'VE',
  'CA',
  'JP',
  'IN',
  'ZA',
  'GT',
  'SV',
  'HN',
  'PA',
  'DO',
  'PY',
  'NI',
  'PR',
  'MZ',
  'KR',
  'PH',
  'IL',
]);

const cache = new Map<string, CountryFormats>();

export function countryFormats(country: string): CountryFormats {
  const known = cache.get(country);
  if (known) return known;
  const formats = readCountry(country);
  cache.set(country, formats);
  return formats;
}

function localeOf(country: string): string {
  const fixed = locales[country];
  if (fixed) return fixed;
  try {
    return `${new Intl.Locale('und', { region: country }).maximize().language}-${country}`;
  } catch {
    return 'en-GB';
  }
}

function readCountry(country: string): CountryFormats {
  const locale = localeOf(country);
  const numbers = new Intl.NumberFormat(locale, { useGrouping: 'always', numberingSystem: 'latn' }).formatToParts(12345.6);
  const dates = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });
  const parts = dates.formatToParts(new Date(Date.UTC(2026, 10, 24)));
  const order = parts
    .flatMap((part) => (part.type === 'day' || part.type === 'month' || part.type === 'year' ? [part.type.slice(0, 1)] : []))
    .join('');
  return {
    locale,
    decimal: numbers.find((part) => part.type === 'decimal')?.value === '.' ? '.' : ',',
    group: groups[country] ?? numbers.find((part) => part.type === 'group')?.value ?? '',
    dateOrder: order === 'mdy' || order === 'ymd' ? order : 'dmy',
    dateSeparator: parts.find((part) => part.type === 'literal')?.value.trim() || '/',
    weekStartsOn: sundayFirst.has(country) ? 0 : 1,
  };
}
