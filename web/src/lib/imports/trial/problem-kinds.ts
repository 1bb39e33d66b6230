import type { ImportProblem } from '#schemas/types/api.ts';

export interface ProblemKind {
  readonly key: string;
  readonly code: string;
  readonly field: string | undefined;
  readonly message: string;
  readonly rows: number;
}

export const kindKey = (problem: ImportProblem): string => `${problem.field ?? ''}:${problem.code}`;

/** Problems of one sort, with how many rows have them, the most frequent first. */
export function problemKinds(problems: readonly ImportProblem[]): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>();
  for (const problem of problems) {
    const key = kindKey(problem);
    const known = kinds.get(key);
    kinds.set(key, { key, code: problem.code, field: problem.field, message: problem.message, rows: (known?.rows ?? 0) + problem.rows });
  }
  return [...kinds.values()].sort((a, b) => b.rows - a.rows);
}
