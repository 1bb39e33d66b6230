const valid = /^(?:[^{}]|\{(?:YYYY|YY|MM)\})*\{seq(?::(?:[1-9]|1[0-2]))?\}(?:[^{}]|\{(?:YYYY|YY|MM)\})*$/;

/** What the engine accepts: text, the year and month, and the running number exactly once. */
export function isPattern(pattern: string): boolean {
  return pattern.length <= 60 && valid.test(pattern);
}

/** "L-{YYYY}-{seq:4}" → "L-2026-0007", as the engine would write it. */
export function writeNumber(pattern: string, number: number, day: string): string {
  const [year = '', month = ''] = day.split('-');
  return pattern
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(-2))
    .replaceAll('{MM}', month)
    .replace(/\{seq(?::(\d+))?\}/, (_, width: string | undefined) => String(number).padStart(Number(width ?? 1), '0'));
}
