import type { Kind } from '#core/formula/kind.ts';

/** Characters of the expression, counted from 0; `to` is the first one after. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An expression that was understood: every part with its kind. */
export type Typed = TypedValue | TypedField | TypedCall;

export interface TypedValue extends Span {
  readonly is: 'value';
  readonly kind: Kind;
  /** Numbers as they are written. */
  readonly value: string | boolean | null;
}

export interface TypedField extends Span {
  readonly is: 'field';
  readonly kind: Kind;
  /** `company.city` in its parts. */
  readonly path: readonly string[];
}

export interface TypedCall extends Span {
  readonly is: 'call';
  readonly kind: Kind;
  /** Of a function or an operator: '+', 'round', '?:'. */
  readonly name: string;
  readonly args: readonly Typed[];
}

/** Something wrong with an expression, or worth a warning. */
export interface FormulaProblem extends Span {
  /** A row of schemas/text/validation.json. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** It works, but perhaps not as meant. */
  readonly warning?: true;
}

/** Parts of an expression, itself included. */
export function partsOf(typed: Typed): Typed[] {
  return typed.is === 'call' ? [typed, ...typed.args.flatMap(partsOf)] : [typed];
}
