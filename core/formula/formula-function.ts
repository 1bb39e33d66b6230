import type { Kind } from '#core/formula/kind.ts';
import type { Typed } from '#core/formula/typed.ts';
import type { Sql } from '#core/kit/sql.ts';

/** What does not fit, as a row of schemas/text/validation.json, and which of the arguments it is about. */
export interface Misfit {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly argument?: number;
}

/** When and where the statement is asked: for what depends on it. */
export interface FormulaMoment {
  readonly now: Date;
  /** IANA. */
  readonly timeZone: string;
}

/** One function or operator of the language. */
export interface FormulaFunction {
  /** How many arguments: at least and at most. */
  readonly takes: readonly [number, number];
  /** The kind of the result, or why these arguments do not go together. */
  result(args: readonly Typed[]): Kind | Misfit;
  /** The SQL, from that of the arguments: each of them is written once only, or formulas upon formulas would grow without end. */
  sql(args: readonly Sql[], call: { readonly args: readonly Typed[]; readonly kind: Kind }, moment: FormulaMoment): Sql;
  /** Its result is another one tomorrow, or for somebody else. */
  readonly varies?: true;
}

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

/** All arguments must be of kinds that pass; otherwise the first that does not is named with what is wanted instead. */
// biome-ignore lint/complexity/useMaxParams: the arguments, the test, what is wanted and what comes out: a row of the tables.
export function all(args: readonly Typed[], fits: (kind: Kind) => boolean, wanted: string, result: Kind): Kind | Misfit {
  const argument = args.findIndex(({ kind }) => !fits(kind));
  if (argument === -1) return result;
  return { code: `formula.needs.${wanted}`, params: { kind: args[argument]?.kind }, argument };
}
