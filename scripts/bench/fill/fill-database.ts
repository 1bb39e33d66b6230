import type { Entity, Registry } from '#core/contract/registry.ts';
import { sql } from '#core/kit/sql.ts';
import { createRegistryStore } from '#core/registry/registry-store.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';
import { dataSet, type Sizes, type Surroundings } from '#scripts/bench/fill/data-set.ts';
import { entityNamed, insertLinks, insertRows, textOf } from '#scripts/bench/fill/insert-rows.ts';

/** Fills the tables that the product made, by INSERT … SELECT; their indexes are set aside meanwhile. */
export async function fillDatabase(database: Database, sizes: Sizes): Promise<void> {
  const registry = createRegistryStore(database);
  await registry.reload();
  const entities = registry.current();
  const around = await surroundings(database, entities);
  const { rows, links } = dataSet(sizes, around);
  await database.session(async (session) => {
    // Nobody else is here, and what points at what is right by construction.
    await session.query(
      "SET statement_timeout = 0; SET synchronous_commit = off; SET session_replication_role = replica; SET maintenance_work_mem = '384MB'",
    );
    const indexes = await setIndexesAside(session, [...new Set(rows.map(({ entity }) => entityNamed(entities, entity).table))]);
    for (const row of rows) await session.query(textOf(insertRows(entities, row)));
    for (const link of links) await session.query(textOf(insertLinks(entities, link)));
    for (const definition of indexes) await session.query(definition);
    await advanceCounters(session, entities, sizes);
    await session.query('RESET ALL');
    await session.query('VACUUM ANALYZE');
    await session.query('CHECKPOINT');
    // Its settings must not come back with the connection.
    await session.query('DISCARD ALL');
  });
}

async function surroundings(database: Database, registry: Registry): Promise<Surroundings> {
  const idsOf = async (name: string, order: string) => {
    const entity = entityNamed(registry, name);
    const found = await database.tuples(sql`SELECT t.id FROM ${entityTable(entity)} t ORDER BY ${columnOf(entity, order)}`);
    return found.map(([id]) => String(id));
  };
  const [pipelines, steps] = await Promise.all([idsOf('pipeline', 'position'), idsOf('step', 'position')]);
  return { pipeline: pipelines[0] as string, steps };
}

function columnOf(entity: Entity, name: string) {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`there is no ${entity.name}.${name}`);
  return fieldColumns(field, 't').columns[0];
}

/** Drops every index that no constraint stands on, and tells how to make them again: filling first and indexing then is several times quicker. */
async function setIndexesAside(session: SqlSession, tables: readonly string[]): Promise<string[]> {
  const found = await session.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE c.relnamespace = 'entity'::regnamespace AND split_part(c.relname, '__', 1) = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of found.rows) await session.query(`DROP INDEX ${name}`);
  return found.rows.map(({ definition }) => definition);
}

/** So that new records get numbers of their own. */
async function advanceCounters(session: SqlSession, registry: Registry, sizes: Sizes): Promise<void> {
  for (const [name, count] of Object.entries(sizes)) {
    const entity = entityNamed(registry, name);
    for (const field of [...entity.fields.values()].filter(({ type }) => type.counter)) {
      await session.query(
        `INSERT INTO vinculo.counter (field_uid, scope, next) SELECT $1, to_char(now() - interval '1 year' * y, 'YYYY'), $2 FROM generate_series(-1, 3) y ON CONFLICT DO NOTHING`,
        [`${entity.uid}.${field.uid}`, count + 1],
      );
    }
  }
}
