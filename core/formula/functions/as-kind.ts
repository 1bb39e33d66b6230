import type { FormulaMoment } from '#core/formula/formula-function.ts';
import type { Kind } from '#core/formula/kind.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

/** A value told as the kind it has in common with others: of a moment only the day counts beside a day, in the zone of who asks. */
// biome-ignore lint/complexity/useMaxParams: a value, from what, to what, and when: a conversion has no fewer parts.
export function asKind(value: Sql, from: Kind, to: Kind, { timeZone }: FormulaMoment): Sql {
  return from === 'date_time' && to === 'date' ? sql`(${value} AT TIME ZONE ${timeZone}::text)::date` : value;
}
