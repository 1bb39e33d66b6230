const day = 86_400_000;
const friday = 5;

/** The days people name most for what comes next, after this one: the next day, and a Friday that is not that. As ISO dates. */
export function nextDays(today: string): { tomorrow: string; friday: string } {
  const start = Date.parse(`${today}T00:00:00Z`);
  const at = (days: number) => new Date(start + days * day).toISOString().slice(0, 10);
  const ahead = (friday - new Date(start).getUTCDay() + 7) % 7;
  return { tomorrow: at(1), friday: at(ahead < 2 ? ahead + 7 : ahead) };
}
