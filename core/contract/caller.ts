import type { Registry } from '#core/contract/registry.ts';
import type { DatedRate } from '#core/kit/rate-on.ts';
import type { Weekday } from '#core/kit/zoned-day.ts';
import type { Language } from '#schemas/types/definition.ts';

export interface CallerUser {
  readonly id: string;
  /** Names of roles: 'administrator', 'member'. */
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly department: string | null;
  readonly language: Language;
  /** ISO 3166. */
  readonly country: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface CallerOrganisation {
  readonly country: string;
  /** ISO 4217: amounts are added up in it. */
  readonly currency: string;
  readonly timeZone: string;
  /** Absent = Monday. */
  readonly firstDayOfWeek?: Weekday;
  /** What other currencies are worth in it; absent = none is known. */
  readonly rates?: readonly DatedRate[];
}

/** Who asks, and which registry the request began with. */
export interface Caller {
  readonly user: CallerUser;
  readonly registry: Registry;
  readonly organisation: CallerOrganisation;
  /** Now, as the request sees it: fixed for its whole life. */
  readonly now: Date;
  /** The engine itself, for work that nobody asked for at that moment: it may do everything, and no name stands in the audit trail. */
  readonly engine?: true;
  /** Which plugins' handlers led to this, first one first: 'crm: report.create'. */
  readonly chain?: readonly string[];
}
