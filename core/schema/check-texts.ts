import { escapePointer } from '#core/kit/escape-pointer.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';

/** Deeper than any definition means to be, and far from where a recursive reader falls over. */
const DEEPEST = 60;

/** Texts that PostgreSQL or JSON cannot hold, names of members included, and nesting without end. Comes before whatever else looks at a document. */
export function checkTexts(document: unknown, path = '', depth = 0): DefinitionProblem[] {
  if (typeof document === 'string') return checkText(document, path);
  if (typeof document !== 'object' || document === null) return [];
  if (depth === DEEPEST) return [{ path, code: 'definition.deep', params: { limit: DEEPEST } }];
  return Object.entries(document).flatMap(([key, member]) => {
    const at = `${path}/${escapePointer(key)}`;
    return [...checkText(key, at), ...checkTexts(member, at, depth + 1)];
  });
}

function checkText(text: string, path: string): DefinitionProblem[] {
  if (text.includes('\u0000')) return [{ path, code: 'text.nul' }];
  return text.isWellFormed() ? [] : [{ path, code: 'text.encoding' }];
}
