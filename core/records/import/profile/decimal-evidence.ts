/** Gathers what the numbers of a column say about their decimal separator. */
export interface DecimalEvidence {
  add(cell: string): void;
  /** The file itself holds the cell as a number: its point is a decimal point. */
  addNumber(): void;
  /** Undefined = it does not matter; null = "1.234" alone could be either, or the column contradicts itself. */
  decimal(): ',' | '.' | null | undefined;
}

const AMOUNT = /^[(\-+−]?\s*(?:[\p{Sc}]|[A-Z]{1,3}\$?)?\s*[-−]?(\d[\d.,]*)\s*(?:[\p{Sc}%]|[A-Z]{3})?\)?-?$/iu;

export function decimalEvidence(): DecimalEvidence {
  const votes = { ',': 0, '.': 0, open: 0 };
  return {
    add: (cell) => {
      const number = AMOUNT.exec(cell.replaceAll(/[\s\u00a0\u202f'’]/g, ''))?.[1];
      const vote = number === undefined ? undefined : voteOf(number);
      if (vote) votes[vote] += 1;
    },
    addNumber: () => {
      votes['.'] += 1;
    },
    decimal: () => {
      if (votes[','] > 0 && votes['.'] > 0) return null;
      if (votes[','] > 0) return ',';
      if (votes['.'] > 0) return '.';
      return votes.open > 0 ? null : undefined;
    },
  };
}

function voteOf(number: string): ',' | '.' | 'open' | undefined {
  const points = number.split('.').length - 1;
  const commas = number.split(',').length - 1;
  if (points === 0 && commas === 0) return undefined;
  if (points > 0 && commas > 0) return number.lastIndexOf(',') > number.lastIndexOf('.') ? ',' : '.';
  const own = points > 0 ? '.' : ',';
  const other = points > 0 ? ',' : '.';
  // Twice the same separator can only part groups of three.
  if (points + commas > 1) return other;
  const [whole = '', rest = ''] = number.split(own);
  const couldBeGroup = rest.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0');
  return couldBeGroup ? 'open' : own;
}
