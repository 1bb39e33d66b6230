const codes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW';

const euro = new Set('AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA'.split(' '));
const currencies: Record<string, string> = {
  AO: 'AOA',
  AR: 'ARS',
  AU: 'AUD',
  BO: 'BOB',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CR: 'CRC',
  CV: 'CVE',
  CZ: 'CZK',
  DK: 'DKK',
  DO: 'DOP',
  GB: 'GBP',
  GT: 'GTQ',
  GW: 'XOF',
  HN: 'HNL',
  HU: 'HUF',
  IN: 'INR',
  JP: 'JPY',
  LI: 'CHF',
  MA: 'MAD',
  MO: 'MOP',
  MX: 'MXN',
  MZ: 'MZN',
  NI: 'NIO',
  NO: 'NOK',
  NZ: 'NZD',
  PE: 'PEN',
  PL: 'PLN',
  PY: 'PYG',
  RO: 'RON',
  SE: 'SEK',
  ST: 'STN',
  TR: 'TRY',
  UY: 'UYU',
  VE: 'VES',
  ZA: 'ZAR',
};
const zones: Record<string, string> = {
  AO: 'Africa/Luanda',
  AR: 'America/Argentina/Buenos_Aires',
  BO: 'America/La_Paz',
  BR: 'America/Sao_Paulo',
  CL: 'America/Santiago',
  CO: 'America/Bogota',
  CR: 'America/Costa_Rica',
  CV: 'Atlantic/Cape_Verde',
  DE: 'Europe/Berlin',
  DO: 'America/Santo_Domingo',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GT: 'America/Guatemala',
  IE: 'Europe/Dublin',
  IT: 'Europe/Rome',
  MO: 'Asia/Macau',
  MX: 'America/Mexico_City',
  MZ: 'Africa/Maputo',
  PA: 'America/Panama',
  PE: 'America/Lima',
  PT: 'Europe/Lisbon',
  PY: 'America/Asuncion',
  ST: 'Africa/Sao_Tome',
  US: 'America/New_York',
  UY: 'America/Montevideo',
  VE: 'America/Caracas',
};

export function countryOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const compare = new Intl.Collator(locale).compare;
  return codes
    .split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => compare(a.label, b.label));
}

export function currencyOf(country: string): string {
  return currencies[country] ?? (euro.has(country) ? 'EUR' : 'USD');
}

/** The zone most people of the country live in; undefined where we would guess. */
export function zoneOf(country: string): string | undefined {
  return zones[country];
}

export function currencyOptions(locale: string): { value: string; label: string; detail: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const first = ['EUR', 'BRL', 'USD', 'GBP'];
  const all = Intl.supportedValuesOf('currency');
  return [...first, ...all.filter((code) => !first.includes(code))].map((value) => ({
    value,
    label: value,
    detail: names.of(value) ?? '',
  }));
}

export function zoneOptions(): { value: string; label: string }[] {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ').replaceAll('/', ' / ') }));
}
