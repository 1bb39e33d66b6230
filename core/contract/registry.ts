import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import type { Sql } from '#core/kit/sql.ts';
import type { Vault } from '#core/kit/vault.ts';
import type { Condition, EntityDefinition, EntityText, FieldDefinition, Rule, Text } from '#schemas/types/definition.ts';

/** The link table of a field that points at many records. */
export interface Link {
  readonly table: string;
  /** What is said about the link itself, such as a role: API name = column name. */
  readonly attributes: readonly string[];
}

/** A field of the effective registry, with the columns the engine gave it. */
export interface Field {
  readonly uid: string;
  readonly name: string;
  readonly type: FieldType;
  readonly definition: FieldDefinition;
  /** Physical column names, one per `type.columns()`. */
  readonly columns: readonly string[];
  readonly link: Link | undefined;
  /** Name of the entity a relation points at. */
  readonly target: string | undefined;
  /** New and changed records must have a value; older ones may lack it. */
  readonly required: boolean;
  /** No stored record lacks a value: the column forbids it. */
  readonly neverEmpty: boolean;
  readonly readOnly: boolean;
  readonly unique: boolean;
  /** Given by the engine to every entity: id, version, created_at … */
  readonly system: boolean;
  /** 'core', 'plugin:<id>' or 'admin'. */
  readonly layer: string;
  /** A layer above its own changed something about it. */
  readonly adjusted: boolean;
  /** It tells of the caller, not of the record: it has no column, and what is read for it depends on who asks. */
  readonly personal?: Personal;
  /** Its type is being changed: every value is kept there as well. */
  readonly successor?: Successor;
  /** It has no column: its value is worked out whenever it is read. */
  readonly computed?: Computed;
}

/** What a field will be, and where its values will stand. */
export interface Successor extends Pick<Field, 'type' | 'definition' | 'columns' | 'link' | 'target'> {
  /** A value of the field as one of the new type; null where it does not fit. */
  convert(value: unknown): unknown;
}

/** Which of the caller's own marks a field stands for. */
export interface Personal {
  /** The entity's number in the table of stars. */
  readonly starOf: number;
}

/** A field of an entity, by their names. */
export interface FieldPlace {
  readonly entity: string;
  readonly field: string;
}

/** What one caller sees of the records of all entities: with it a computed field looks around. Made by `core/access`. */
export interface Sight {
  readonly now: Date;
  /** IANA. */
  readonly timeZone: string;
  /** ISO 4217, of the organisation. */
  readonly currency: string;
  entity(name: string): Entity | undefined;
  /** The row of `alias` is alive and may be seen. */
  rows(entity: Entity, alias: string): Sql;
  /** The row of `alias` is one on which the field may be seen. */
  granted(field: Field, entity: Entity, alias: string): Sql;
  /** The row of `alias` meets the condition. */
  meets(condition: Condition, entity: Entity, alias: string): Sql;
  columns(field: Field, alias: string): FieldSql;
}

/** Why a field cannot be worked out any more. */
export interface ComputedProblem {
  /** Below the field: '/x-formula/expression'. */
  readonly path: string;
  /** A row of schemas/text/validation.json. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Something it is made from is gone: it was right when it was written. */
  readonly missing?: true;
}

/** How the value of a field without columns comes about. */
export interface Computed {
  /** Name of the field type of what comes out: 'decimal', 'choice'. */
  readonly result: string;
  /** What that type reads in a definition: the options of a choice, the decimals of a number. */
  readonly resultKeywords: Readonly<Record<string, unknown>>;
  /** All that it is made from, directly or not: who may not read one of them may not read the field. */
  readonly inputs: readonly FieldPlace[];
  /** PostgreSQL types of its columns. */
  readonly types: readonly string[];
  /** Looks at other records, under the rights of who asks. */
  readonly related: boolean;
  /** Another value for somebody else, or tomorrow, of the same record. */
  readonly varies: boolean;
  /** Set when it cannot be worked out; it is empty then, and reading goes on. */
  readonly broken?: readonly ComputedProblem[];
  columns(alias: string, sight: Sight): readonly Sql[];
}

/** The other end of a relation: on company, the leads that point at it. */
export interface Inverse {
  readonly name: string;
  readonly label: Text | undefined;
  /** Name of the entity that holds the field. */
  readonly entity: string;
  readonly field: string;
}

export interface Entity {
  readonly uid: string;
  /** Stable small number, used where tables hold links to any entity. */
  readonly no: number;
  readonly name: string;
  readonly table: string;
  readonly label: EntityText;
  readonly definition: EntityDefinition;
  readonly layer: string;
  /** In display order, system fields last. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly titleField: Field;
  /** Records belong to a user (and so have owner and team). */
  readonly owned: boolean;
  readonly features: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly inverses: readonly Inverse[];
  /** Which field a unique index guards, by the index's name. */
  readonly uniques: ReadonlyMap<string, readonly string[]>;
}

/** Everything that is defined, at one revision. Immutable: a change makes a new one. */
export interface Registry {
  readonly revision: number;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly entityByNo: ReadonlyMap<number, Entity>;
  /** Seals the secrets among the values of its records. */
  readonly vault?: Vault;
}
