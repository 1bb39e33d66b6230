import type { FieldType } from '#core/contract/field-type.ts';
import type { EntityDefinition, EntityText, FieldDefinition, Rule, Text } from '#schemas/types/definition.ts';

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
}
