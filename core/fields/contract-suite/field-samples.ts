import type { Formats, OperatorName } from '#core/contract/field-type.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** What the contract suite tries with a field type. Each type has them in `<type>.samples.ts`. */
export interface FieldSamples<Value = unknown> {
  /** The keywords of a typical field of this type. */
  readonly field?: Partial<FieldDefinition>;
  /** What a caller may send, and the canonical value it becomes. */
  readonly valid: readonly { readonly given: unknown; readonly value: Value | null }[];
  /** What is refused, by the schema or with a reason of `normalise`. */
  readonly invalid: readonly { readonly given: unknown; readonly reason: 'schema' | (string & {}) }[];
  /** Cells of an imported file, and what they say. */
  readonly cells?: readonly Cell<Value>[];
  /** Distinct values in the order in which a list shows them. */
  readonly ascending?: readonly Value[];
  /** Operands to try each operator with. */
  readonly operands: readonly unknown[];
  /** Operands that are refused. */
  readonly refused: readonly unknown[];
  /** What the operators mean, in plain JavaScript, where it is not the usual meaning. */
  readonly oracle?: Partial<Record<OperatorName, (value: Value, operand: never) => boolean>>;
  /** Compares a value with an operand; without it, the usual meaning of < and = on both as they are. */
  compare?(value: Value, operand: unknown): number;
}

export interface Cell<Value> {
  readonly cell: string;
  readonly formats?: Partial<Formats>;
  readonly value?: Value | null;
  readonly reason?: string;
}

export const portugal: Formats = { date: 'dmy', decimal: ',', country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon', language: 'pt' };
export const unitedStates: Formats = {
  date: 'mdy',
  decimal: '.',
  country: 'US',
  currency: 'USD',
  timeZone: 'America/New_York',
  language: 'en',
};
