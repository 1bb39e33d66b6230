/** The calendar day, 'YYYY-MM-DD', at a moment in a time zone; in UTC where the zone is not known. */
export function dayIn(timeZone: string, now: string): string {
  const format = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  try {
    return format(timeZone).format(new Date(now));
  } catch {
    return format('UTC').format(new Date(now));
  }
}
