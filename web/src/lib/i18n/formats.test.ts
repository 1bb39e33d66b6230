import { describe, expect, test } from 'vitest';
import { Formats } from '#lib/i18n/formats.ts';

const portugal = new Formats({ locale: 'pt-PT', country: 'PT', timeZone: 'Europe/Lisbon', currency: 'EUR' });
const brazil = new Formats({ locale: 'pt-BR', country: 'BR', timeZone: 'America/Sao_Paulo', currency: 'BRL' });
const spain = new Formats({ locale: 'es-ES', country: 'ES', timeZone: 'Europe/Madrid', currency: 'EUR' });
const states = new Formats({ locale: 'en', country: 'US', timeZone: 'America/New_York', currency: 'USD' });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('writing numbers', () => {
  test('groups thousands the way each country does, from four digits on', () => {
    expect(portugal.integer(1234)).toBe('1.234');
    expect(spain.integer(1234)).toBe('1.234');
    expect(brazil.integer(1234567)).toBe('1.234.567');
    expect(states.integer(1234567)).toBe('1,234,567');
  });

  test('writes money with two decimals and the country’s place of the symbol', () => {
    expect(plain(portugal.money({ value: '84500', currency: 'EUR' }))).toBe('84.500,00 €');
    expect(plain(spain.money({ value: '1234.5', currency: 'EUR' }))).toBe('1.234,50 €');
    expect(plain(brazil.money({ value: '1234.56', currency: 'BRL' }))).toBe('R$ 1.234,56');
    expect(states.money({ value: '-1234.56', currency: 'USD' })).toBe('-$1,234.56');
  });

  test('keeps every digit of a long decimal string', () => {
    expect(portugal.decimal('12345678901234567.1234')).toBe('12.345.678.901.234.567,1234');
    expect(plain(portugal.money({ value: '99999999999999.9999', currency: 'EUR' }))).toBe('99.999.999.999.999,9999 €');
  });

  test('writes percentages', () => {
    expect(plain(portugal.percent('12.5'))).toBe('12,5 %');
    expect(states.percent('12.5')).toBe('12.5%');
  });
});

describe('writing days', () => {
  const far = (formats: Formats, days: number) => new Date(Date.parse(formats.today()) + days * 86_400_000).toISOString().slice(0, 10);

  test('drops the year while it can be told', () => {
    expect(portugal.shortDate(far(portugal, 40))).toMatch(/^\d\d\/\d\d$/);
    expect(portugal.shortDate('2019-11-24')).toBe('24/11/2019');
  });

  test('counts days from the person’s own today', () => {
    expect(brazil.daysFromToday(brazil.today())).toBe(0);
    expect(brazil.daysFromToday(far(brazil, -5))).toBe(-5);
  });

  test('says how long ago', () => {
    expect(portugal.ago(5)).toBe('há 5 dias');
    expect(spain.ago(1)).toBe('hace 1 día');
    expect(states.ago(120)).toBe('4 months ago');
  });
});

describe('reading numbers', () => {
  test.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1.234', '1234'],
    ['1.234.567', '1234567'],
    ['12.5', '12.5'],
    ['1234.56', '1234.56'],
    ['0.123', '0.123'],
    ['0,5', '0.5'],
    [',5', '0.5'],
    ['-3,10', '-3.10'],
    ['−3', '-3'],
    ['007', '7'],
    ['-0', '0'],
  ])('reads %s in Portugal', (text, value) => {
    expect(portugal.readDecimal(text)).toBe(value);
  });

  test.each([
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234', '1234'],
    ['12,5', '12.5'],
    ['1.234', '1.234'],
  ])('reads %s in the United States', (text, value) => {
    expect(states.readDecimal(text)).toBe(value);
  });

  test.each(['', 'abc', '1.2.3', '1,2,3', '12.34,56,7', '1.23,456.7', '--1', '1e5'])('does not guess %j', (text) => {
    expect(portugal.readDecimal(text)).toBeUndefined();
  });

  test('reads whole numbers only as such', () => {
    expect(portugal.readInteger('1.234')).toBe(1234);
    expect(portugal.readInteger('12,5')).toBeUndefined();
    expect(portugal.readInteger('12,00')).toBe(12);
  });

  test('reads amounts with or without their currency', () => {
    expect(portugal.readMoney('1.234,50 €')).toEqual({ value: '1234.50', currency: 'EUR' });
    expect(brazil.readMoney('R$ 10,5')).toEqual({ value: '10.5', currency: 'BRL' });
    expect(states.readMoney('usd 1,000')).toEqual({ value: '1000', currency: 'USD' });
    expect(portugal.readMoney('12,5')).toEqual({ value: '12.5', currency: undefined });
    expect(portugal.readMoney('doze')).toBeUndefined();
  });
});

describe('dates', () => {
  test('writes them in the country’s order', () => {
    expect(portugal.date('2026-11-04')).toBe('04/11/2026');
    expect(brazil.date('2026-11-04')).toBe('04/11/2026');
    expect(spain.date('2026-11-04')).toBe('04/11/2026');
    expect(states.date('2026-11-04')).toBe('11/04/2026');
  });

  test('writes instants in the person’s zone', () => {
    expect(portugal.dateTime('2026-07-24T10:00:00.000Z')).toBe('24/07/2026, 11:00');
    expect(spain.dateTime('2026-11-24T10:00:00.000Z')).toBe('24/11/2026, 11:00');
    expect(portugal.wallClock('2026-11-24T00:05:00.000Z')).toEqual(['2026-11-24', '00:05']);
  });

  test.each([
    ['24/11/2026', '2026-11-24'],
    ['4-3-26', '2026-03-04'],
    ['04.03.2026', '2026-03-04'],
    ['2026-03-04', '2026-03-04'],
    ['24112026', '2026-11-24'],
    ['11/24/2026', '2026-11-24'],
  ])('reads %s in Portugal', (text, iso) => {
    expect(portugal.readDate(text)).toBe(iso);
  });

  test('reads the same digits by each country’s order', () => {
    expect(portugal.readDate('03/04/2026')).toBe('2026-04-03');
    expect(states.readDate('03/04/2026')).toBe('2026-03-04');
  });

  test.each(['31/02/2026', '00/01/2026', 'ontem', '12', '1/2/3', '32/13/2026'])('refuses %s', (text) => {
    expect(portugal.readDate(text)).toBeUndefined();
  });

  test('reads times as they are spoken', () => {
    expect(portugal.readTime('9h30')).toBe('09:30');
    expect(portugal.readTime('0930')).toBe('09:30');
    expect(states.readTime('9:30 pm')).toBe('21:30');
    expect(portugal.readTime('25:00')).toBeUndefined();
  });

  test('turns a wall clock into the instant, summer time included', () => {
    expect(portugal.instant('2026-07-24', '11:00')).toBe('2026-07-24T10:00:00.000Z');
    expect(portugal.instant('2026-11-24', '11:00')).toBe('2026-11-24T11:00:00.000Z');
  });
});
