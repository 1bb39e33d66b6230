import type { RowProblem } from '#core/records/import/problem.ts';
import type { ReadingOptions } from '#core/records/import/reading/source-row.ts';
import type { StoredError } from '#core/records/stored-error.ts';
import type { ImportColumn, ImportCounts, ImportFile, ImportState, MappingEntry, MappingSuggestion } from '#schemas/types/api.ts';

/** An import as vinculo.import keeps it. */
export interface StoredImport {
  readonly id: string;
  readonly entity: string;
  readonly state: ImportState;
  readonly createdBy: string;
  readonly createdAt: string;
  /** For whom the work that goes on is done. */
  readonly actor: string | null;
  /** Row of the file up to which the work has come. */
  readonly position: number;
  readonly counts: ImportCounts | null;
  readonly document: ImportDocument;
}

export interface ImportDocument {
  readonly file: ImportFile;
  readonly options: ReadingOptions;
  readonly rows: number;
  readonly columns: readonly ImportColumn[];
  readonly mapping: readonly MappingEntry[];
  readonly suggestions: readonly MappingSuggestion[];
  readonly matchBy: readonly string[];
  readonly onMatch: 'update' | 'skip';
  /** Something was written, or may have been: from here on only the rest can be done, or all of it undone. */
  readonly begun?: true;
  readonly problems?: readonly ProblemGroup[];
  readonly undo?: UndoCounts;
  /** Why the work ended before its time. */
  readonly error?: StoredError;
}

/** The same problem on many rows. */
export interface ProblemGroup extends RowProblem {
  readonly rows: number;
  readonly suggestion?: { readonly value: string; readonly label: string };
}

export interface UndoCounts {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}

export const noCounts: ImportCounts = { create: 0, update: 0, skip: 0, error: 0 };
