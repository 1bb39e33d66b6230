import { createHash } from 'node:crypto';
import type { LinkColumn } from '#core/contract/field-type.ts';

/** One statement of a schema change, with what it does to those who use the table meanwhile. */
export interface Statement {
  readonly sql: string;
  /** PostgreSQL's name of the lock it takes. */
  readonly lock: 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE' | 'SHARE UPDATE EXCLUSIVE' | 'none';
  /** True when every row is written anew. */
  readonly rewrites: boolean;
  /** Runs outside a transaction, without a lock timeout: index builds and validations. */
  readonly deferred: boolean;
  /** Needs a table that the same change makes: it runs where that is made. */
  readonly withNewTable?: boolean;
  /** What it takes away for good. */
  readonly drops?: Dropped;
}

/** A table, or these columns of it. */
export interface Dropped {
  readonly table: string;
  readonly columns?: readonly string[];
}

export interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

const MAX_NAME = 63;
const SCHEMA = 'entity';

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const table = (name: string): string => `${SCHEMA}.${quote(name)}`;

/** Shortens a name to what PostgreSQL keeps, without two long names becoming one. */
export function physicalName(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME) return name;
  return `${name.slice(0, MAX_NAME - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** The columns every entity has. `owner_id` and `team_id` stay empty where records belong to nobody. */
export const BASE_COLUMNS = [
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'deleted_at',
  'owner_id',
  'team_id',
] as const;

const immediate = (sql: string, lock: Statement['lock'] = 'ACCESS EXCLUSIVE'): Statement => ({
  sql,
  lock,
  rewrites: false,
  deferred: false,
});
const deferred = (sql: string): Statement => ({ sql, lock: 'SHARE UPDATE EXCLUSIVE', rewrites: false, deferred: true });

/** The same type, once as a field type writes it and once as the catalogue does: 'timestamptz(3)', 'timestamp(3) with time zone'. */
export function isSameType(written: string, stored: string): boolean {
  const spelled = written.replace(/^timestamptz(\(\d\))?$/, 'timestamp$1 with time zone').replace(/^int(?=$|\[)/, 'integer');
  return spelled.replaceAll(' ', '') === stored.replaceAll(' ', '');
}

export function createTable(name: string): Statement {
  return immediate(
    `CREATE TABLE ${table(name)} (id uuid PRIMARY KEY, version int NOT NULL DEFAULT 1, created_at timestamptz(3) NOT NULL DEFAULT now(), created_by uuid, ` +
      'updated_at timestamptz(3) NOT NULL DEFAULT now(), updated_by uuid, deleted_at timestamptz(3), owner_id uuid, team_id uuid)',
    'none',
  );
}

/** Adding an empty column never rewrites the table: it is a change of the catalogue only. One that an interrupted change left behind is there already. */
export function addColumns(name: string, columns: readonly ColumnDefinition[]): Statement {
  const parts = columns.map(
    (column) => `ADD COLUMN IF NOT EXISTS ${quote(column.name)} ${column.type}${column.required ? ' NOT NULL' : ''}`,
  );
  return immediate(`ALTER TABLE ${table(name)} ${parts.join(', ')}`);
}

/** For good. Once every node works without them: a select that names one fails from then on. */
export function dropColumns(name: string, columns: readonly string[]): Statement {
  const parts = columns.map((column) => `DROP COLUMN IF EXISTS ${quote(column)}`);
  return { ...immediate(`ALTER TABLE ${table(name)} ${parts.join(', ')}`), deferred: true, drops: { table: name, columns } };
}

/** For good, with the constraints by which others point at it. */
export function dropTable(name: string): Statement {
  return { ...immediate(`DROP TABLE IF EXISTS ${table(name)} CASCADE`), deferred: true, drops: { table: name } };
}

export function createLinkTable(link: { name: string; from: string; to: string; attributes: readonly LinkColumn[] }): Statement {
  const attributes = link.attributes.map((column) => `, ${quote(column.name)} ${column.type}`).join('');
  return immediate(
    `CREATE TABLE ${table(link.name)} (record_id uuid NOT NULL REFERENCES ${table(link.from)} ON DELETE CASCADE, ` +
      `target_id uuid NOT NULL REFERENCES ${table(link.to)} ON DELETE CASCADE, position int NOT NULL DEFAULT 0${attributes}, PRIMARY KEY (record_id, target_id))`,
    'SHARE ROW EXCLUSIVE',
  );
}

export function linkTableIndex(name: string): Statement {
  return createIndex({ name: physicalName(`ix_${name}_target`), table: name, on: '(target_id)' });
}

/** Guards new rows at once; the old ones are checked afterwards by `validateForeignKey`. */
export function addForeignKey(from: { table: string; column: string }, to: string): Statement {
  const name = foreignKeyName(from);
  return immediate(
    `ALTER TABLE ${table(from.table)} ADD CONSTRAINT ${quote(name)} FOREIGN KEY (${quote(from.column)}) REFERENCES ${table(to)} (id) NOT VALID`,
    'SHARE ROW EXCLUSIVE',
  );
}

/** What an interrupted change left on a column that is used again may lead elsewhere. */
export function dropForeignKey(from: { table: string; column: string }): Statement {
  return immediate(`ALTER TABLE ${table(from.table)} DROP CONSTRAINT IF EXISTS ${quote(foreignKeyName(from))}`);
}

export function validateForeignKey(from: { table: string; column: string }): Statement {
  return deferred(`ALTER TABLE ${table(from.table)} VALIDATE CONSTRAINT ${quote(foreignKeyName(from))}`);
}

function foreignKeyName(from: { table: string; column: string }): string {
  return physicalName(`fk_${from.table}_${from.column}`);
}

export interface IndexDefinition {
  readonly name: string;
  readonly table: string;
  /** What follows the table's name: '(expression, id)', 'USING gin (…)'. */
  readonly on: string;
  /** Of a unique one: the expressions that no two rows share. */
  readonly keys?: readonly string[];
  readonly unique?: boolean;
  readonly where?: string;
}

/** Built beside the running system. An index that an interrupted build left invalid must be dropped before it is tried again. */
export function createIndex(index: IndexDefinition): Statement {
  const where = index.where ? ` WHERE ${index.where}` : '';
  return deferred(
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY IF NOT EXISTS ${quote(index.name)} ON ${table(index.table)} ${index.on}${where}`,
  );
}

export function dropIndex(name: string): Statement {
  return { ...deferred(`DROP INDEX CONCURRENTLY IF EXISTS ${SCHEMA}.${quote(name)}`) };
}

/** On a table that was just created nobody waits: the plain form is quicker and needs no second transaction. */
export function atOnce(statement: Statement): Statement {
  return { ...statement, sql: statement.sql.replace(' CONCURRENTLY', ''), deferred: false, lock: 'none' };
}
