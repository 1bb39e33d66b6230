import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A field as it was defined last. */
export interface FormerField {
  readonly entity: string;
  readonly name: string;
  readonly definition: FieldDefinition;
}

/** What the revisions remember of a field that is not defined any more: its columns are still there. */
export async function formerField(db: Queryable, uid: string): Promise<FormerField | undefined> {
  const [found] = await db.rows<FormerField>(
    sql`SELECT d.value->>'entity' AS entity, p.key AS name, p.value AS definition
      FROM vinculo.revision r CROSS JOIN LATERAL json_array_elements(r.after) d
        CROSS JOIN LATERAL json_each(CASE WHEN json_typeof(d.value->'document'->'properties') = 'object' THEN d.value->'document'->'properties' ELSE '{}' END) p
      WHERE strpos(r.after::text, ${uid}) > 0 AND p.value->>'x-uid' = ${uid} AND p.value->>'x-type' IS NOT NULL
      ORDER BY r.revision DESC LIMIT 1`,
  );
  return found;
}
