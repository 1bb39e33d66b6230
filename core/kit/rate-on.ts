/** What one unit of a currency is worth from a day on. */
export interface DatedRate {
  readonly currency: string;
  /** ISO date. */
  readonly validFrom: string;
  /** Decimal. */
  readonly rate: string;
}

/** The rate that holds on a day: the latest that began by then. */
export function rateOn(rates: readonly DatedRate[], currency: string, day: string): string | undefined {
  let best: DatedRate | undefined;
  for (const rate of rates) {
    if (rate.currency === currency && rate.validFrom <= day && (!best || rate.validFrom > best.validFrom)) best = rate;
  }
  return best?.rate;
}
