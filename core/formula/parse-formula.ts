import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import type { FormulaProblem } from '#core/formula/typed.ts';

const LONGEST_FORMULA = 2_000;
const MAX_NODES = 250;
const MAX_DEPTH = 40;

const language = new Environment({
  limits: { maxAstNodes: MAX_NODES, maxDepth: MAX_DEPTH, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 20 },
});

/** The syntax of an expression. It is only read, never run: what the names in it mean is decided by `checkFormula`. */
export function parseFormula(text: string): { readonly ast: ASTNode } | { readonly problem: FormulaProblem } {
  if (text.trim() === '') return { problem: { from: 0, to: text.length, code: 'formula.missing' } };
  if (text.length > LONGEST_FORMULA)
    return { problem: { from: LONGEST_FORMULA, to: text.length, code: 'formula.long', params: { limit: LONGEST_FORMULA } } };
  try {
    return { ast: language.parse(text).ast };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { problem: explain(error, text) };
  }
}

function explain(error: ParseError, text: string): FormulaProblem {
  const from = Math.min(error.range?.start ?? 0, text.length);
  const place = { from, to: Math.min(Math.max(error.range?.end ?? from, from + 1), Math.max(text.length, from)) };
  const found = text.slice(place.from, place.to);
  if (error.code === 'limit_exceeded') return { ...place, code: 'formula.large', params: { limit: MAX_NODES } };
  if (error.code.startsWith('unterminated')) return { ...place, code: 'formula.quote' };
  if (error.code === 'reserved_identifier') return { ...place, code: 'formula.reserved', params: { name: found } };
  if (found.trim() === '') return { ...place, code: 'formula.end' };
  return { ...place, code: 'formula.syntax', params: { found: found.slice(0, 30) } };
}
