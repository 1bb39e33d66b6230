export function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** The value below which `share` (0 to 1) of the numbers are; NaN of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const all = sorted(numbers);
  return all[Math.min(all.length - 1, Math.floor(share * all.length))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  const all = sorted(numbers);
  const middle = Math.floor(all.length / 2);
  return all.length % 2 === 1 ? (all[middle] as number) : ((all[middle - 1] ?? Number.NaN) + (all[middle] ?? Number.NaN)) / 2;
}

/** How far the numbers lie from each other, as ± a share of their median. */
export function spread(numbers: readonly number[]): number {
  return (Math.max(...numbers) - Math.min(...numbers)) / 2 / median(numbers);
}
