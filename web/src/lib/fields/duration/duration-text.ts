import { parseDecimal } from '#lib/i18n/number-parse.ts';

/** "2 h 30 min"; seconds only where there are some, and hours never become days. */
export function durationText(value: number, figure: (whole: number) => string = String): string {
  const [hours, minutes, seconds] = [Math.floor(value / 3600), Math.floor(value / 60) % 60, value % 60];
  const parts = [
    ...(hours > 0 ? [`${figure(hours)}\u00a0h`] : []),
    ...(minutes > 0 || (hours === 0 && seconds === 0) ? [`${minutes}\u00a0min`] : []),
    ...(seconds > 0 ? [`${seconds}\u00a0s`] : []),
  ];
  return parts.join(' ');
}

/** For an input: "2h30". */
export function editableDuration(value: number): string {
  const compact = durationText(value).replaceAll(/[^\da-z]/g, '');
  return compact.replace(/h(\d+)min$/, (_, minutes: string) => `h${minutes.padStart(2, '0')}`);
}

// biome-ignore format: a table
const units: Readonly<Record<string, number>> = {
  s: 1, sec: 1, seg: 1, segundo: 1, segundos: 1, second: 1, seconds: 1,
  m: 60, min: 60, mins: 60, minuto: 60, minutos: 60, minute: 60, minutes: 60,
  h: 3600, hr: 3600, hrs: 3600, hora: 3600, horas: 3600, hour: 3600, hours: 3600,
  d: 86_400, dia: 86_400, dias: 86_400, day: 86_400, days: 86_400,
};
const longest = 2_000_000_000;

/** "2h30", "90 min", "1,5 h", "2:30" → seconds; a bare whole number is minutes, which the box shows at once. */
export function readDuration(text: string, decimal: ',' | '.'): number | undefined {
  const written = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(written);
  if (clock) return within(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  if (/^\d{1,7}$/.test(written)) return within(Number(written) * 60);
  const parts = [...written.matchAll(/([\d.,]+) ?([a-z]*)\.? ?(?:(?:e|y|and|,) )?/gy)];
  if (parts.length === 0 || parts.reduce((length, [part]) => length + part.length, 0) !== written.length) return undefined;
  return within(sumOf(parts, decimal));
}

function sumOf(parts: readonly RegExpExecArray[], decimal: ',' | '.'): number | undefined {
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const [, amount = '', name = ''] of parts) {
    const unit = name === '' && before === 3600 ? 60 : units[name];
    const number = parseDecimal(amount, decimal);
    if (unit === undefined || unit >= before || number === undefined) return undefined;
    sum += Number(number) * unit;
    before = unit;
  }
  return sum;
}

function within(seconds: number | undefined): number | undefined {
  return seconds === undefined || seconds > longest ? undefined : Math.round(seconds);
}
