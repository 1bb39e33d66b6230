import type { RecordInput } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, sql } from '#core/kit/sql.ts';
import { type Job, recordKey } from '#core/records/import/run/job.ts';
import { conditionOf } from '#core/records/import/run/match-records.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** A value that no two records may share. */
export interface UniqueUse {
  readonly no: number;
  readonly scope: string;
  readonly fields: readonly string[];
  readonly key: string;
  /** The record that has it already, when it is its own. */
  readonly id: string | undefined;
}

/** The unique values that a row would set. */
export function uniqueUses(
  job: Job,
  { no, id, values, set }: { no: number; id: string | undefined; values: RecordInput; set: ReadonlySet<string> },
): UniqueUse[] {
  return [...job.entity.uniques].flatMap(([scope, fields]) => {
    if (!fields.some((name) => set.has(name))) return [];
    const key = recordKey(values, fields, job.entity);
    return key === undefined ? [] : [{ no, scope, fields, key, id }];
  });
}

/** Those of the uses that collide with a stored record or with an earlier row. */
export async function uniqueCollisions(db: Queryable, job: Job, uses: readonly UniqueUse[]): Promise<UniqueUse[]> {
  const collisions: UniqueUse[] = [];
  for (const [scope, group] of Map.groupBy(uses, (use) => use.scope)) {
    const taken = await takenKeys(db, job, group);
    const here = new Set<string>();
    for (const use of group) {
      const other = taken.get(use.key);
      const isTaken = (other !== undefined && other !== use.id) || here.has(use.key) || job.trial?.has(scope, use.key) === true;
      if (isTaken) collisions.push(use);
      here.add(use.key);
    }
  }
  return collisions;
}

async function takenKeys(db: Queryable, { entity }: Job, uses: readonly UniqueUse[]): Promise<ReadonlyMap<string, string>> {
  const fields = (uses[0] as UniqueUse).fields.map((name) => entity.fields.get(name) as Field);
  if (fields.some((field) => !field.type.operators.in)) return new Map();
  const columns = fields.flatMap((field) => fieldColumns(field, 't').columns);
  const tuples = await db.tuples(
    sql`SELECT t.id, ${join(columns, ', ')} FROM ${entityTable(entity)} t WHERE ${conditionOf(
      fields,
      uses.map(({ key }) => key),
    )} AND t.deleted_at IS NULL`,
  );
  return new Map(
    tuples.flatMap(([id, ...stored]): [string, string][] => {
      const values: Record<string, unknown> = {};
      let at = 0;
      for (const field of fields) {
        const own = stored.slice(at, at + field.columns.length);
        at += field.columns.length;
        values[field.name] = field.type.load ? field.type.load(own, field.definition) : own[0];
      }
      const key = recordKey(
        values,
        fields.map(({ name }) => name),
        entity,
      );
      return key === undefined ? [] : [[key, String(id)]];
    }),
  );
}
