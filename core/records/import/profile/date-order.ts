import type { DateOrder } from '#schemas/types/api.ts';

const NUMERIC = /^(\d{1,4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?(?:[ T,].*)?$/;

/** Gathers what the dates of a column say about the order of their parts. */
export interface DateOrderEvidence {
  add(cell: string): void;
  /** Undefined = no numeric dates; null = day and month cannot be told apart, or the column contradicts itself. */
  order(): DateOrder | null | undefined;
}

export function dateOrderEvidence(): DateOrderEvidence {
  const votes = { dmy: 0, mdy: 0, ymd: 0, open: 0 };
  return {
    add: (cell) => {
      const vote = voteOf(cell);
      if (vote) votes[vote] += 1;
    },
    order: () => {
      const { dmy, mdy, ymd, open } = votes;
      if (dmy > 0 && mdy > 0) return null;
      if (dmy > 0) return 'dmy';
      if (mdy > 0) return 'mdy';
      if (open > 0) return null;
      return ymd > 0 ? 'ymd' : undefined;
    },
  };
}

/** A part above 12 is no month, one above 31 no day; 05/05/2017 says nothing but means the same either way. */
function voteOf(cell: string): 'dmy' | 'mdy' | 'ymd' | 'open' | undefined {
  const match = NUMERIC.exec(cell);
  if (!match) return undefined;
  const [first = '', second = '', third = ''] = [match[1], match[3], match[4]];
  if (first.length > 2 || Number(first) > 31) return 'ymd';
  if (third.length === 1 || third.length === 3) return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && b <= 12) return 'dmy';
  if (b > 12 && a <= 12) return 'mdy';
  if (a > 12 || b > 12 || a === 0 || b === 0) return undefined;
  return 'open';
}
