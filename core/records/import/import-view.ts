import { type ErrorCode, messages } from '#core/error-messages.ts';
import { AppError } from '#core/errors.ts';
import { problemMessage } from '#core/records/import/problem.ts';
import { noCounts, type ProblemGroup, type StoredError, type StoredImport } from '#core/records/import/stored-import.ts';
import type { Import, ImportProblem, Problem } from '#schemas/types/api.ts';
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

function errorView({ code, params, places }: StoredError, language: Language): Problem {
  const error = new AppError(code in messages ? (code as ErrorCode) : 'INTERNAL', { ...(params && { params }) });
  const errors = places?.map((place) => ({ path: place.path, code: place.code, message: problemMessage(place, language) }));
  return { type: 'about:blank', title: error.text(language), status: error.status, code: error.code, ...(errors && { errors }) };
}
