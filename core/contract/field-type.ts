import type { Sql } from '#core/kit/sql.ts';
import type { Vault } from '#core/kit/vault.ts';
import type { FieldDefinition, JsonSchema, UserLanguage } from '#schemas/types/definition.ts';

/** A column of the entity's table that holds (a part of) a field's value. */
export interface ColumnSpec {
  /** Appended to the field's name: '' for the first, '_currency' … for further ones. */
  readonly suffix: string;
  /** A PostgreSQL type, written by the field type: 'text', 'numeric(19,4)' … */
  readonly type: string;
}

/** A column of a link table: an attribute of the link, such as the role of a person in a lead. */
export interface LinkColumn {
  readonly name: string;
  readonly type: string;
}

/** How people of one country write numbers and dates. */
export interface Formats {
  /** Order of day, month and year in a numeric date. */
  readonly date: 'dmy' | 'mdy' | 'ymd';
  readonly decimal: ',' | '.';
  /** ISO 3166 country, for phones: 'PT'. */
  readonly country: string;
  /** ISO 4217 currency of an amount written without one: 'EUR'. */
  readonly currency: string;
  /** IANA zone in which a date-time without an offset is read: 'Europe/Lisbon'. */
  readonly timeZone: string;
  /** Language of the labels that `print` writes; absent = English. */
  readonly language?: UserLanguage;
}

/** Something a value needs to know about its surroundings when it is stored. */
export interface StoreContext {
  readonly country: string;
  readonly baseCurrency: string;
  /** What one unit of a currency is worth in the base currency on this day, as a decimal; undefined = nobody said. */
  rate?(currency: string): string | undefined;
  /** Seals secrets. Absent where values are only judged. */
  readonly vault?: Vault;
}

/** Where a field's value stands in a statement. */
export interface FieldSql {
  /** One expression per column, in the order of `columns()`. */
  readonly columns: readonly Sql[];
  /** For fields kept in a link table (`record_id`, `target_id`, attributes): its name, and the id of the record in the statement around it. */
  readonly link?: { readonly table: Sql; readonly record: Sql };
}

/** A value that was understood, or the reason (a row of `schemas/text/validation.json`) why it was not. */
export type Parsed<Value> =
  | { readonly value: Value | null }
  | { readonly reason: string; readonly params?: Readonly<Record<string, unknown>> };

/** A value of a type that stands in prose. */
export interface FoundValue<Value = unknown> {
  readonly value: Value;
  readonly at: number;
  readonly length: number;
  /** Its form alone says what it is, as that of an address does; otherwise a word of the field's label has to stand near it. */
  readonly certain: boolean;
}

export interface Operator {
  /** What the filter's `value` is: nothing, one operand, a list of them (1–1,000), or a [from, to] pair. */
  readonly takes: 'none' | 'one' | 'list' | 'range';
  /**
   * The predicate. Operands have passed `operand()`. The negative ones (`ne`, `nin`) are null-safe: a record
   * without a value counts as "not that". The positive ones may yield unknown, so that indexes serve them:
   * a `not` around them must be written `(…) is not true`.
   */
  build(at: FieldSql, value: unknown): Sql;
}

export type OperatorName =
  | 'eq'
  | 'ne'
  | 'in'
  | 'nin'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'contains'
  | 'startsWith'
  | 'empty'
  | 'notEmpty'
  | 'some'
  | 'none';

export interface Searchable {
  /** The text that is looked into and that its index is built on; no parameters. Absent = the first column without accents and case. */
  text?(at: FieldSql): Sql;
  /** Which words to look for here when this was typed: undefined = those that were typed, none = it cannot be found here. */
  words?(typed: string): readonly string[] | undefined;
}

/** A value of another field type, about to become one of this type. */
export interface ForeignValue {
  readonly value: unknown;
  readonly type: FieldType;
  readonly field: FieldDefinition;
  readonly formats: Formats;
}

/**
 * A kind of field. Everything the engine, the API, the import and the studio know about a field they ask here:
 * nothing outside this object tests a type's name.
 */
export interface FieldType<Value = unknown> {
  /** As written in `x-type`: 'text', 'relation_one'. */
  readonly name: string;
  /** JSON Schema of the `x-…` keywords this type needs in a definition, such as `x-options`. */
  readonly keywords: JsonSchema;
  /** JSON Schema of one value that is not null, as the API takes and gives it. */
  schema(field: FieldDefinition): JsonSchema;
  /** Of values that are also kept in the organisation's currency: in which column, and what belongs there. `worth` is what one unit of a currency is worth. */
  readonly inBase?: { readonly column: number; build(at: FieldSql, worth: (currency: Sql) => Sql): Sql };
  /** The columns. Empty for a value kept in a link table. */
  columns(field: FieldDefinition): readonly ColumnSpec[];
  /** One parameter per column; for one of type 'jsonb' the value that JSON says. Absent = the value itself, in one column. */
  store?(value: Value | null, context: StoreContext, field: FieldDefinition): readonly unknown[];
  /** From the columns, in order, to the API value. Absent = the first column as the driver gives it. */
  load?(columns: readonly unknown[], field: FieldDefinition): Value | null;
  /** Puts a value that the schema accepted into its one canonical form, or says why it cannot be one. */
  normalise?(value: Value, field: FieldDefinition, context: StoreContext): Parsed<Value>;
  /** A literal in a filter → the parameter the operators expect, or a reason. */
  operand(value: unknown, field: FieldDefinition): Parsed<unknown>;
  readonly operators: Readonly<Partial<Record<OperatorName, Operator>>>;
  /** The expression to order and page by. Absent = cannot be sorted. It holds no parameters, so that it can be indexed. */
  order?(at: FieldSql, field: FieldDefinition): Sql;
  /** PostgreSQL type of what `order` yields; needed for the keyset cursor. */
  readonly orderType?: string;
  /** What indexes and uniqueness are built on. Absent = what `order` yields, and without one the first column. */
  index?(at: FieldSql): Sql;
  /** Absent = 'btree'. */
  readonly indexMethod?: 'btree' | 'gin';
  /** The expression to group by; absent = cannot be grouped. */
  group?(at: FieldSql): Sql;
  /** The number that sum, avg, min and max work on; absent = only counted. */
  measure?(at: FieldSql): Sql;
  /** The columns of what is added up or worked out from `measure`, in the given currency; absent = one column with the number. */
  total?(number: Sql, currency: Sql): readonly Sql[];
  /** A cell of an imported file, trimmed and not empty, in the formats of its column. */
  parse?(text: string, formats: Formats, field: FieldDefinition): Parsed<Value>;
  /** The values that stand in prose, as people write them there; only where a form can be recognised. */
  find?(text: string, field: FieldDefinition, formats: Formats): readonly FoundValue<Value>[];
  /** The value as plain text for exports and search. */
  print(value: Value, field: FieldDefinition, formats: Formats): string;
  /** What a value of another type becomes here where its text alone would not tell. Undefined = as its text is parsed. */
  convert?(from: ForeignValue, field: FieldDefinition): Parsed<Value> | undefined;
  /** The number that a value is, as "-1234.5": for those it is to be converted to. Undefined = it is none there. */
  number?(value: Value, formats: Formats): string | undefined;
  /** How the search over everything looks into it; absent = as into any text, where its first column is one and it knows `contains`. */
  readonly search?: Searchable;
  /** The engine draws numbers from a counter: one per `scope`, written by `write`. */
  counter?(field: FieldDefinition, now: Date): { readonly scope: string; write(n: number): string };
  /**
   * Points at records of another entity: 'one' in a column, 'many' in a link table; 'any' at one record of several entities,
   * whose id is in the first column (no two records of any entities have the same) and whose value is `{entity, id}`.
   */
  readonly relation?: 'one' | 'many' | 'any';
  /** The entity a relation points at; absent where it is not always the same. */
  target?(field: FieldDefinition): string;
  /** The entities that a relation to any may point at; undefined = all. */
  targets?(field: FieldDefinition): readonly string[] | undefined;
  /** Columns of the link table for the attributes of a link, by attribute name. */
  linkColumns?(field: FieldDefinition): readonly LinkColumn[];
  /** The value is a file that was uploaded: only who uploaded it, or had it in this record, can put it there. */
  readonly holdsFile?: boolean;
  /** Prose in which users can be mentioned: "@[Ana Prata](user:<id>)". */
  readonly mentions?: boolean;
  /** The clear text of what `load` keeps back, for whoever may change it; undefined when it cannot be opened. Only for secrets. */
  reveal?(columns: readonly unknown[], context: StoreContext, field: FieldDefinition): string | undefined;
  /** The engine fills it; callers cannot. */
  readonly readOnly?: boolean;
  /** It is worked out whenever it is read and has no column; in the registry such a field has the type of what comes out, under this name. */
  readonly computed?: boolean;
}
