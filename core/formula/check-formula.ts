import type { ASTNode } from '@marcbachmann/cel-js';
import Big from 'big.js';
import type { Misfit } from '#core/formula/formula-function.ts';
import { allFunctions, functionNames } from '#core/formula/functions/all-functions.ts';
import type { Kind } from '#core/formula/kind.ts';
import { parseFormula } from '#core/formula/parse-formula.ts';
import { type FormulaProblem, partsOf, type Span, type Typed, type TypedValue } from '#core/formula/typed.ts';

/** The names an expression may use. */
export interface FormulaScope {
  /** What stands at a path such as ['company', 'city'], or why nothing can be read there. */
  field(path: readonly string[]): { readonly kind: Kind } | Misfit;
  /** Names to suggest for one that does not exist. */
  readonly names: readonly string[];
}

export type CheckedFormula =
  | { readonly typed: Typed; readonly warnings: readonly FormulaProblem[] }
  | { readonly problems: readonly FormulaProblem[] };

/** Understands an expression, or says everything that is wrong with it, each thing with its place. */
export function checkFormula(text: string, scope: FormulaScope): CheckedFormula {
  const parsed = parseFormula(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const checker: Checker = { text, scope, problems: [] };
  const typed = understand(parsed.ast, checker);
  if (!typed || checker.problems.length > 0) return { problems: checker.problems };
  if (typed.kind === 'list' || typed.kind === 'record' || typed.kind === 'nothing')
    return { problems: [{ from: typed.from, to: typed.to, code: 'formula.result', params: { kind: typed.kind } }] };
  return { typed, warnings: divisions(typed) };
}

interface Checker {
  readonly text: string;
  readonly scope: FormulaScope;
  readonly problems: FormulaProblem[];
}

/** Undefined where something is wrong: it is among the problems then. */
function understand(node: ASTNode, checker: Checker): Typed | undefined {
  const span = { from: node.start, to: node.end };
  switch (node.op) {
    case 'value':
      return literal(node.args, span, checker);
    case 'id':
      return field([node.args], span, checker);
    case '.': {
      const path = pathOf(node);
      return path ? field(path, span, checker) : refuse(checker, span, { code: 'formula.path' });
    }
    case 'call':
      return call(node.args[0], node.args[1], span, checker);
    case 'rcall':
      return call(node.args[0], [node.args[1], ...node.args[2]], span, checker);
    case 'in':
      return call('in', node.args[1].op === 'list' ? [node.args[0], ...node.args[1].args] : node.args, span, checker);
    case '!_':
    case '-_':
      return call(node.op, [node.args], span, checker);
    case 'list':
    case 'map':
    case '[]':
    case '[?]':
    case '.?':
      return refuse(checker, span, { code: 'formula.brackets' });
    default:
      return call(node.op, node.args, span, checker);
  }
}

function refuse(checker: Checker, span: Span, { code, params }: Misfit): undefined {
  checker.problems.push({ ...span, code, ...(params && { params }) });
  return undefined;
}

const LARGEST = '1e18';
const MOST_DECIMALS = 20;

function literal(value: unknown, span: Span, checker: Checker): TypedValue | undefined {
  if (value === null) return { is: 'value', kind: 'nothing', value: null, ...span };
  if (typeof value === 'boolean') return { is: 'value', kind: 'boolean', value, ...span };
  if (typeof value === 'string')
    return value.includes('\0') ? refuse(checker, span, { code: 'formula.literal' }) : { is: 'value', kind: 'text', value, ...span };
  if (typeof value !== 'bigint' && typeof value !== 'number') return refuse(checker, span, { code: 'formula.literal' });
  // As it is written: a JavaScript number would be another one already.
  const number = typeof value === 'bigint' ? new Big(value.toString()) : new Big(checker.text.slice(span.from, span.to));
  if (number.gte(LARGEST) || number.c.length - number.e - 1 > MOST_DECIMALS) return refuse(checker, span, { code: 'formula.number' });
  return { is: 'value', kind: typeof value === 'bigint' ? 'integer' : 'decimal', value: number.toFixed(), ...span };
}

function pathOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return undefined;
  const before = pathOf(node.args[0]);
  return before && [...before, node.args[1]];
}

function field(path: readonly string[], span: Span, checker: Checker): Typed | undefined {
  const found = checker.scope.field(path);
  if ('kind' in found) return { is: 'field', kind: found.kind, path, ...span };
  const near = nearest(path[0] as string, [...checker.scope.names, ...functionNames]);
  const isUnknown = found.code === 'formula.field' && near !== undefined;
  return refuse(checker, span, isUnknown ? { ...found, code: 'formula.fieldNear', params: { ...found.params, near } } : found);
}

// biome-ignore lint/complexity/useMaxParams: what is called, with what, where, and for whom.
function call(name: string, nodes: readonly ASTNode[], span: Span, checker: Checker): Typed | undefined {
  const known = allFunctions.get(name);
  // What the arguments are is told even where the function is wrong.
  const args = nodes.map((node) => understand(node, checker));
  if (!known) {
    const near = nearest(name, functionNames);
    return refuse(checker, span, { code: near ? 'formula.functionNear' : 'formula.function', params: { name: name.slice(0, 40), near } });
  }
  const [least, most] = known.takes;
  if (args.length < least || args.length > most)
    return refuse(checker, span, {
      code: least === most ? 'formula.arguments' : 'formula.argumentsBetween',
      params: { name, least, most },
    });
  if (!args.every((arg) => arg !== undefined)) return undefined;
  const result = known.result(args);
  if (typeof result === 'string') return { is: 'call', kind: result, name, args, ...span };
  const wrong = result.argument === undefined ? undefined : args[result.argument];
  const written = name === '?:' ? '? :' : name.replace('_', '');
  return refuse(checker, wrong ? { from: wrong.from, to: wrong.to } : span, { ...result, params: { name: written, ...result.params } });
}

/** Where dividing may leave nothing: certainly, or for records in which the divisor is zero. */
function divisions(typed: Typed): FormulaProblem[] {
  return partsOf(typed).flatMap((part): FormulaProblem[] => {
    const divisor = part.is === 'call' && (part.name === '/' || part.name === '%') ? part.args[1] : undefined;
    if (!divisor) return [];
    const place = { from: divisor.from, to: divisor.to, warning: true } as const;
    if (divisor.is !== 'value') return [{ ...place, code: 'formula.mayDivideByZero' }];
    return Number(divisor.value) === 0 ? [{ ...place, code: 'formula.divideByZero' }] : [];
  });
}

/** A word that differs in case, or by one or two letters. */
function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const scored = names.map((name) => ({ name, distance: distance(word.toLowerCase(), name.toLowerCase()) }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.min(2, Math.floor(word.length / 3)) ? best.name : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
