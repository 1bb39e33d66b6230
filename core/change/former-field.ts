import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A field as it was defined last. */
export interface FormerField {
  readonly entity: string;
  readonly name: string;
  readonly definition: FieldDefinition;
}

/** What the revisions remember of fields that are not defined any more, by uid: their columns are still there. */
export async function formerFields(db: Queryable, uids: readonly string[]): Promise<ReadonlyMap<string, FormerField>> {
  if (uids.length === 0) return new Map();
  const found = await db.rows<FormerField & { uid: string }>(
    sql`SELECT DISTINCT ON (p.value->>'x-uid') p.value->>'x-uid' AS uid, d.value->>'entity' AS entity, p.key AS name, p.value AS definition
      FROM vinculo.revision r CROSS JOIN LATERAL json_array_elements(r.after) d
        CROSS JOIN LATERAL json_each(CASE WHEN json_typeof(d.value->'document'->'properties') = 'object' THEN d.value->'document'->'properties' ELSE '{}' END) p
      WHERE r.after::text LIKE ANY(SELECT '%' || uid || '%' FROM unnest(${[...uids]}::text[]) uid)
        AND p.value->>'x-uid' = ANY(${[...uids]}::text[]) AND p.value->>'x-type' IS NOT NULL
      ORDER BY p.value->>'x-uid', r.revision DESC`,
  );
  return new Map(found.map(({ uid, ...field }) => [uid, field]));
}

export async function formerField(db: Queryable, uid: string): Promise<FormerField | undefined> {
  return (await formerFields(db, [uid])).get(uid);
}
