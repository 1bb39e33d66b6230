import type { Component } from 'svelte';
import type { Key } from '#lib/i18n/catalogues.ts';
import type { ControlProps } from '#lib/ui/control-props.ts';
import type { FieldView } from '#schemas/types/api.ts';
import type { Condition, OperatorName } from '#schemas/types/definition.ts';

export interface DisplayProps {
  field: FieldView;
  value: unknown;
  /** cell: one line, clipped · page: with room · inert: a line inside a link, without links of its own. */
  place?: 'cell' | 'page' | 'inert';
}

export interface InputProps extends ControlProps {
  field: FieldView;
  value: unknown;
  /** The other values of the record, on which the choice may depend. */
  record: Record<string, unknown>;
  disabled?: boolean;
  onchange: (value: unknown) => void;
  /** What is typed cannot be read: a reason of `validation.json`; undefined when it can again. */
  onproblem?: (reason: string | undefined) => void;
  onblur?: () => void;
}

export interface FilterInputProps {
  field: FieldView;
  op: OperatorName;
  value: unknown;
  label: string;
  onchange: (value: unknown) => void;
}

/** A way to somebody: a number to call, an address to write to, a place in the web. */
export interface Reach {
  by: 'call' | 'write' | 'visit';
  /** Where a link to the value leads; undefined when the value is no way. */
  address: (value: unknown) => string | undefined;
}

/** Everything the app knows about a type of field. */
export interface FieldKind {
  icon: string;
  label: Key;
  Display: Component<DisplayProps>;
  Input: Component<InputProps>;
  /** Edits the operand of a filter; absent = the plain input, once or twice. */
  FilterInput?: Component<FilterInputProps>;
  /** The value in plain words: chips, conflicts, tooltips. */
  print: (value: unknown, field: FieldView) => string;
  /** The operand of a filter in plain words; absent = each printed. */
  printOperand?: (value: unknown, field: FieldView, op: OperatorName) => string;
  /** Operators offered by the filter editor, most useful first. */
  operators: readonly OperatorName[];
  /** Words for operators that read differently here: "is before" for dates. */
  operatorWords?: Partial<Record<OperatorName, Key>>;
  align?: 'end';
  /** Width of a column, in px, before anybody changed it. */
  width: (field: FieldView) => number;
  /** The entity that a value points at. */
  target?: (field: FieldView) => string | undefined;
  /** Which records point at `id`, a record of `entity`, through this field. */
  pointsAt?: (field: FieldView, id: string, entity: string) => Condition;
  /** The value that points at `id`, a record of `entity`. */
  pointTo?: (id: string, entity?: string) => unknown;
  /** How the values reach somebody. */
  reach?: Reach;
  /** The day of the calendar that a value stands for, as an ISO date. */
  day?: (value: unknown) => string | undefined;
  /** The hour of that day, 'HH:MM'. */
  hour?: (value: unknown) => string | undefined;
  /** The value of another day: at the hour of `before`, or at the usual one. With `hour`, at that. */
  onDay?: (day: string, before?: unknown, hour?: string) => string;
  /** How long a value is, in seconds. */
  seconds?: (value: unknown) => number | undefined;
  /** What many of them come to, written out; absent = like one of them. Amounts are in this currency then. */
  printSum?: (sum: string, currency: string) => string;
  /** Each value belongs to one record: it is never written on many at once. */
  single?: boolean;
  /** Takes the whole width of a form. */
  wide?: boolean;
  /** Its values are worked out from others: nobody fills them in. */
  computed?: boolean;
}
