import type { RevisionRow } from '#schemas/types/api.ts';

export interface RevisionDay {
  /** ISO date in the reader's zone. */
  readonly date: string;
  readonly revisions: readonly RevisionRow[];
}

/** As they come, newest first, under the day on which they were made. */
export function revisionsByDay(revisions: readonly RevisionRow[], dayOf: (instant: string) => string): RevisionDay[] {
  const days: { date: string; revisions: RevisionRow[] }[] = [];
  for (const revision of revisions) {
    const date = dayOf(revision.at);
    const last = days.at(-1);
    if (last?.date === date) last.revisions.push(revision);
    else days.push({ date, revisions: [revision] });
  }
  return days;
}
