import { noCounts, type ProblemGroup, type StoredImport } from '#core/records/import/stored-import.ts';
import { problemMessage } from '#core/records/problem-message.ts';
import { errorView } from '#core/records/stored-error.ts';
import type { Import, ImportProblem } from '#schemas/types/api.ts';
import type { Language } from '#schemas/types/definition.ts';

/** An import as the API gives it, with its problems in the reader's language. */
export function importView({ document, ...stored }: StoredImport, language: Language): Import {
  const { file, rows, columns, mapping, suggestions, matchBy, onMatch, problems, undo, error } = document;
  const counts = stored.counts ?? (stored.state === 'mapping' ? undefined : noCounts);
  const done = counts ? counts.create + counts.update + counts.skip + counts.error : 0;
  return {
    id: stored.id,
    entity: stored.entity,
    state: stored.state,
    file,
    rows,
    columns: [...columns],
    mapping: [...mapping],
    suggestions: [...suggestions],
    matchBy: [...matchBy],
    onMatch,
    progress: { done, total: rows },
    ...(counts && { counts }),
    ...(problems && { problems: problems.map((group) => problemView(group, language)) }),
    ...(undo && { undo }),
    ...(error && { error: errorView(error, language) }),
    created_at: stored.createdAt,
    created_by: stored.createdBy,
  };
}

function problemView(group: ProblemGroup, language: Language): ImportProblem {
  const { code, field, column, value, rows, suggestion, mild } = group;
  return {
    code,
    ...(field !== undefined && { field }),
    ...(column !== undefined && { column }),
    ...(value !== undefined && { value }),
    rows,
    severity: mild ? 'warning' : 'error',
    ...(suggestion && { suggestion }),
    message: problemMessage(group, language),
  };
}
