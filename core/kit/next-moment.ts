let last = 0;

/** Now in milliseconds, and always later than the moment before: of two things that happen at once, none is taken for the other. */
export function nextMoment(): number {
  last = Math.max(last + 1, Date.now());
  return last;
}
