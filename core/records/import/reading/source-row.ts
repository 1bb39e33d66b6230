/** One row of a file as text. */
export interface SourceRow {
  /** Its number as a spreadsheet shows it: the first row of the file is 1. */
  readonly no: number;
  readonly cells: readonly string[];
  /** Cells that the file itself holds as numbers, so that a point in them can only be a decimal point. */
  readonly numeric?: readonly boolean[];
}

/** A file that has been recognised, with its rows in order. */
export interface SourceFile {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  rows(): AsyncIterable<SourceRow>;
}

/** How a person wants the file to be read; what is absent is found out. */
export interface ReadingOptions {
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
}
