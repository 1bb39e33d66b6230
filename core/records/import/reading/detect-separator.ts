const CANDIDATES = [';', ',', '\t', '|'] as const;
const MOST_LINES = 50;

/**
 * The separator of a table of text: the one that cuts the most lines into the same number of cells, outside quotes.
 * Excel's own "sep=;" line decides alone.
 */
export function detectSeparator(sample: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return declared;
  const scored = CANDIDATES.map((separator) => ({ separator, score: scoreOf(cellCounts(sample, separator)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.separator : ',';
}

/** How many lines agree on the usual number of cells, weighed by that number; one cell per line is no evidence. */
function scoreOf(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [usual, lines] = [...tally].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [1, 0]);
  return usual < 2 ? 0 : (lines / counts.length) * (1 + Math.min(usual, 20) / 20);
}

function cellCounts(sample: string, separator: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let blank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === separator) cells += 1;
    else if (!quoted && character === '\n') {
      if (!blank) counts.push(cells);
      cells = 1;
      blank = true;
      if (counts.length >= MOST_LINES) return counts;
      continue;
    }
    if (character !== '\r') blank = false;
  }
  // The sample may end in the middle of a line; it counts only when there is no other.
  return counts.length === 0 ? [cells] : counts;
}
