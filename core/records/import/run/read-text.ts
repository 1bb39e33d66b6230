import { type RowProblem, shortened } from '#core/records/import/problem.ts';
import type { EntryPlan } from '#core/records/import/run/entry-plan.ts';

export interface Texts {
  readonly text: string;
  /** As it stands in the file. */
  readonly given: string;
}

/** What a text of the file says; null for nothing. */
export function readText(plan: EntryPlan, { text, given }: Texts): { readonly value: unknown } | { readonly problem: RowProblem } {
  const parsed = plan.read(text);
  if ('value' in parsed) return parsed;
  const mild = plan.entry.missing === 'empty';
  const problem = problemOf(parsed.reason, plan, given);
  return { problem: { ...problem, ...(parsed.params && { params: parsed.params }), ...(mild && { mild }) } };
}

export function problemOf(code: string, { field, entry }: EntryPlan, given: string): RowProblem {
  return { code, field: field.name, ...(entry.column !== undefined && { column: entry.column }), value: shortened(given) };
}
