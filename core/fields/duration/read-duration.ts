import Big from 'big.js';
import type { Parsed } from '#core/contract/field-type.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { readNumber } from '#core/fields/reading/read-number.ts';

/** Nothing longer is a duration. */
const longest = 60;
/** More than 60 years: what a column of whole seconds holds. */
export const longestDuration = 2_000_000_000;

// biome-ignore format: a table
const units: Readonly<Record<string, number>> = {
  s: 1, sec: 1, secs: 1, seg: 1, segs: 1, second: 1, seconds: 1, segundo: 1, segundos: 1,
  m: 60, min: 60, mins: 60, minute: 60, minutes: 60, minuto: 60, minutos: 60,
  h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, hora: 3600, horas: 3600,
  d: 86_400, day: 86_400, days: 86_400, dia: 86_400, dias: 86_400,
};

/** "2h30", "2 h 30 min", "90 min", "1,5 h", "2:30", "PT2H30M" → seconds. A day has 24 hours. A bare number says too little. */
export function readDuration(text: string, decimal: ',' | '.'): Parsed<number> {
  const written = text.length > longest ? '' : fold(text);
  const iso = readIsoDuration(written.toUpperCase());
  if (iso !== undefined) return whole(new Big(iso));
  const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(written);
  if (clock) return whole(new Big(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)));
  if (/^[\d.,]+$/.test(written)) return Number(written.replaceAll(/[.,]/g, '')) === 0 ? { value: 0 } : { reason: 'duration.unit' };
  return readParts(written, decimal);
}

function readParts(written: string, decimal: ',' | '.'): Parsed<number> {
  const parts = [...written.matchAll(/([\d.,]+) ?([a-z]*)\.? ?(?:(?:e|y|and|,) )?/gy)];
  if (parts.length === 0 || parts.reduce((length, [part]) => length + part.length, 0) !== written.length)
    return { reason: 'duration.format' };
  let sum = new Big(0);
  let before = Number.POSITIVE_INFINITY;
  for (const [, amount = '', name = ''] of parts) {
    // "2h30": what follows hours without a word are minutes.
    const unit = name === '' && before === 3600 ? 60 : units[name];
    const number = readNumber(amount, decimal);
    if (unit === undefined || unit >= before) return { reason: 'duration.format' };
    if ('reason' in number || number.value === null) return number as Parsed<number>;
    sum = sum.plus(number.value.times(unit));
    before = unit;
  }
  return whole(sum);
}

function whole(seconds: Big): Parsed<number> {
  // 0,33 h are 1,188 seconds; 1/3 h as a spreadsheet keeps it is 1,200.
  const rounded = seconds.round(0, Big.roundHalfUp);
  return rounded.gt(longestDuration) ? { reason: 'duration.size' } : { value: Number(rounded.toFixed(0)) };
}

/** "PT2H30M", "P1DT4H" → seconds; undefined when it is none. */
export function readIsoDuration(text: string): number | undefined {
  const match = /^P(?=.)(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/.exec(text);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
