import type { DemoLanguage } from '#plugins/crm/demo/words/languages.ts';

/** Roughly what one euro is, so that prices look plausible; nobody is billed by it. */
const rates: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.85,
  CHF: 0.95,
  CAD: 1.5,
  AUD: 1.7,
  BRL: 6,
  MXN: 20,
  ARS: 1_400,
  CLP: 1_000,
  COP: 4_500,
  PEN: 4,
  UYU: 44,
  PYG: 8_000,
  BOB: 7.5,
  CRC: 560,
  DOP: 65,
  GTQ: 8.5,
  AOA: 950,
  MZN: 70,
  CVE: 110,
  PLN: 4.3,
  SEK: 11.3,
  NOK: 11.7,
  DKK: 7.5,
  JPY: 165,
};

const symbols: Readonly<Record<string, string>> = {
  EUR: '€',
  GBP: '£',
  BRL: 'R$',
  USD: 'US$',
  MXN: '$',
  ARS: '$',
  CLP: '$',
  COP: '$',
  UYU: '$',
  PEN: 'S/',
};
const behind = new Set(['€']);

export interface Money {
  readonly value: string;
  readonly currency: string;
}

/** An amount in the organisation's currency for one in euros, with no more precision than a price list has. */
export function moneyFor(euros: number, currency: string): Money {
  const exact = euros * (rates[currency] ?? 1);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 2);
  return { value: `${Math.round(exact / unit) * unit}.00`, currency };
}

/** As people write it in the middle of a sentence: "12.480 €", "R$ 12.480", "£12,480". */
export function moneyText({ value, currency }: Money, language: DemoLanguage): string {
  const separator = language === 'en' ? ',' : '.';
  const whole = value.replace(/\.\d+$/, '').replaceAll(/\B(?=(\d{3})+$)/g, separator);
  const symbol = symbols[currency] ?? currency;
  if (language === 'en') return symbol.length === 1 ? `${symbol}${whole}` : `${symbol} ${whole}`;
  return behind.has(symbol) ? `${whole} ${symbol}` : `${symbol} ${whole}`;
}
