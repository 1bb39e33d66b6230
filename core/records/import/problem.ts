/** Something about one row that its owner should know. */
export interface RowProblem {
  /** A row of schemas/text/validation.json, or an error code. */
  readonly code: string;
  readonly field?: string;
  readonly column?: number;
  /** The cell as it stands in the file, shortened. */
  readonly value?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** The row comes in all the same, without what the problem is about. */
  readonly mild?: true;
}

const LONGEST = 200;

export function shortened(value: string): string {
  // Half a character would be refused by the database.
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1).toWellFormed()}…` : value;
}
