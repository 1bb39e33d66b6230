import { type CountryFormats, countryFormats } from '#lib/i18n/country-formats.ts';
import { instantOf, parseDate, parseTime } from '#lib/i18n/date-parse.ts';
import { daysBetween } from '#lib/i18n/days.ts';
import { parseDecimal, parseInteger, parseMoney } from '#lib/i18n/number-parse.ts';

export interface FormatSettings {
  /** BCP 47, for names of months and currencies: 'pt-PT'. */
  locale: string;
  country: string;
  timeZone: string;
  /** The organisation's, for an amount without one. */
  currency: string;
  /** 0 = Sunday; the country's where nobody said otherwise. */
  weekStartsOn?: number | undefined;
}
export interface Money {
  value: string;
  currency: string;
}

const sameSeason = 90;

/** Writes and reads numbers and dates as one person's country does. */
export class Formats {
  readonly settings: FormatSettings;
  readonly country: CountryFormats;
  readonly weekStartsOn: number;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();
  #wall: Intl.DateTimeFormat | undefined;
  #relative: Intl.RelativeTimeFormat | undefined;

  constructor(settings: FormatSettings) {
    this.settings = settings;
    this.country = countryFormats(settings.country);
    this.weekStartsOn = settings.weekStartsOn ?? this.country.weekStartsOn;
  }

  integer(value: number | bigint): string {
    return this.#number(value, { maximumFractionDigits: 0 });
  }

  /** How many there are; with a plus where the counting stopped. */
  count({ total, capped }: { total: number; capped: boolean }): string {
    return `${this.integer(total)}${capped ? '+' : ''}`;
  }

  /** A decimal string is formatted digit by digit: no float in between. */
  decimal(value: string, digits: { min?: number; max?: number } = {}): string {
    return this.#number(value, {
      minimumFractionDigits: digits.min ?? 0,
      maximumFractionDigits: Math.max(digits.max ?? 20, digits.min ?? 0),
    });
  }

  money(amount: Money): string {
    const cents = this.fractionDigits(amount.currency);
    return this.#number(amount.value, {
      style: 'currency',
      currency: amount.currency,
      minimumFractionDigits: cents,
      maximumFractionDigits: Math.max(cents, 4),
    });
  }

  /** 12.5 is 12.5 %. */
  percent(value: string): string {
    const number = this.decimal(value, { max: 6 });
    return this.settings.country === 'US' || this.settings.country === 'GB' ? `${number}%` : `${number}\u00a0%`;
  }

  fractionDigits(currency: string): number {
    try {
      return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      return 2;
    }
  }

  date(iso: string): string {
    return this.#date({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
  }

  /** For narrow places: without the year while it can be told, which is within some 90 days. */
  shortDate(iso: string): string {
    if (Math.abs(this.daysFromToday(iso)) > sameSeason) return this.date(iso);
    return this.#date({ day: '2-digit', month: '2-digit', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
  }

  /** Below zero: in the past. */
  daysFromToday(iso: string): number {
    return daysBetween(this.today(), iso);
  }

  /** "Tuesday, 24/11/2026", in the person's language. */
  longDay(iso: string): string {
    const { locale } = this.settings;
    const word = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
    return `${word.charAt(0).toLocaleUpperCase(locale)}${word.slice(1)}, ${this.date(iso)}`;
  }

  /** "November 2026", in the person's language. */
  month(iso: string): string {
    const { locale } = this.settings;
    const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' });
    const words = format.format(new Date(`${iso}T00:00:00Z`));
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }

  /** "5 days ago", in months where days say little. */
  ago(days: number): string {
    this.#relative ??= new Intl.RelativeTimeFormat(this.settings.locale, { numeric: 'always' });
    return days < sameSeason ? this.#relative.format(-days, 'day') : this.#relative.format(-Math.round(days / 30), 'month');
  }

  dateTime(instant: string): string {
    const zone = this.settings.timeZone;
    return this.#date({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
      new Date(instant),
    );
  }

  /** A time of day, without a zone: "14:30", or "02:30 PM" where people write it so. */
  time(clock: string): string {
    const seconds = clock.length > 5 ? ({ second: '2-digit' } as const) : {};
    return this.#date({ hour: '2-digit', minute: '2-digit', ...seconds, timeZone: 'UTC' }).format(new Date(`1970-01-01T${clock}Z`));
  }

  /** The wall clock of the person's zone: ['2026-11-24', '10:00']. */
  wallClock(instant: string): [date: string, time: string] {
    // To make a format costs a hundred times what using one does.
    this.#wall ??= new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: this.settings.timeZone });
    const [date = '', time = ''] = this.#wall.format(new Date(instant)).split(' ');
    return [date, time];
  }

  today(): string {
    return this.wallClock(new Date().toISOString())[0];
  }

  /** For an input: no thousands, the person's decimal mark. */
  editable(value: string): string {
    return value.replace('.', this.country.decimal);
  }

  readDecimal(text: string): string | undefined {
    return parseDecimal(text.replace('%', ''), this.country.decimal);
  }

  readInteger(text: string): number | undefined {
    return parseInteger(text, this.country.decimal);
  }

  readMoney(text: string): { value: string; currency: string | undefined } | undefined {
    return parseMoney(text, this.country.decimal);
  }

  readDate(text: string): string | undefined {
    return parseDate(text, this.country.dateOrder);
  }

  readTime(text: string): string | undefined {
    return parseTime(text);
  }

  instant(date: string, time: string): string {
    return instantOf(date, time, this.settings.timeZone);
  }

  #number(value: string | number | bigint, options: Intl.NumberFormatOptions): string {
    const key = JSON.stringify(options);
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.country.locale, { ...options, useGrouping: 'always', numberingSystem: 'latn' });
      this.#numbers.set(key, format);
    }
    const parts = format.formatToParts(value as Intl.StringNumericLiteral);
    return parts.map((part) => (part.type === 'group' ? this.country.group : part.value)).join('');
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    let format = this.#dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.country.locale, { ...options, numberingSystem: 'latn', calendar: 'gregory' });
      this.#dates.set(key, format);
    }
    return format;
  }
}
