import type { Registry } from '#core/contract/registry.ts';
import { shareRuns } from '#core/kit/share-runs.ts';
import { render, type Sql, sql } from '#core/kit/sql.ts';
import type { Database } from '#core/sql/database.ts';

/** Results of statements, for as long as nothing they read from has changed. */
export interface ResultCache {
  /** Like `Database.tuples`, for a statement that calls nothing that depends on the moment. One that also reads other tables than the entities' is always run. */
  tuples(statement: Sql, registry: Registry): Promise<readonly unknown[][]>;
}

interface Entry {
  /** Of the moment before the rows were read, or of a later one at which they were found unchanged. */
  snapshot: string;
  checkedAt: number;
  rows: readonly unknown[][];
}

const MAX_ENTRIES = 300;
/** A larger result is not kept. */
const MAX_ROWS = 2_000;
/** The outbox must still hold what was committed since: it keeps its rows much longer than this. */
const MAX_AGE_MS = 600_000;

/**
 * Counting and adding up is the slowest thing people ask all the time, and mostly nothing has changed since the last one who asked.
 * Every write leaves a row in the outbox in its own transaction. So a result is as good as new if every such row of the entities
 * it was read from was already visible in the snapshot it was read in: one look at the end of an index, on any node, with no
 * message to wait for, and never a stale answer.
 */
export function createResultCache(database: Database): ResultCache {
  const entries = new Map<string, Entry>();
  const share = shareRuns<readonly unknown[][]>();

  const keep = (key: string, entry: Entry): void => {
    entries.delete(key);
    if (entry.rows.length > MAX_ROWS) return;
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
  };

  const answer = async (key: string, statement: Sql, entityNos: readonly number[]): Promise<readonly unknown[][]> => {
    const entry = entries.get(key);
    const isYoung = entry !== undefined && Date.now() - entry.checkedAt < MAX_AGE_MS;
    const { snapshot, changed } = await look(database, isYoung ? entry.snapshot : undefined, entityNos);
    const rows = isYoung && !changed ? entry.rows : await database.tuples(statement, { prepared: true });
    keep(key, { snapshot, checkedAt: Date.now(), rows });
    return rows;
  };

  return {
    tuples: (statement, registry) => {
      const { text, values } = render(statement);
      const entityNos = entitiesIn(text, registry);
      if (!entityNos) return database.tuples(statement, { prepared: true });
      const key = JSON.stringify([registry.revision, text, values]);
      return share(key, () => answer(key, statement, entityNos));
    },
  };
}

/** The snapshot of now, and whether the entities changed since an earlier one. */
async function look(
  database: Database,
  since: string | undefined,
  entityNos: readonly number[],
): Promise<{ snapshot: string; changed: boolean }> {
  const changed =
    since === undefined
      ? sql`true`
      : sql`EXISTS (SELECT 1 FROM vinculo.outbox WHERE xid >= pg_snapshot_xmin(${since}::pg_snapshot)
          AND NOT pg_visible_in_snapshot(xid, ${since}::pg_snapshot) AND entity_no = ANY(${entityNos}::int[]))`;
  const [row] = await database.tuples(sql`SELECT pg_current_snapshot()::text, ${changed}`, { prepared: true });
  return { snapshot: String(row?.[0]), changed: row?.[1] === true };
}

const known = new WeakMap<Registry, Map<string, readonly number[] | undefined>>();
const MAX_TEXTS = 1_000;

function entitiesIn(text: string, registry: Registry): readonly number[] | undefined {
  const texts = known.get(registry) ?? new Map<string, readonly number[] | undefined>();
  known.set(registry, texts);
  if (texts.has(text)) return texts.get(text);
  const found = readEntities(text, registry);
  if (texts.size < MAX_TEXTS) texts.set(text, found);
  return found;
}

/** Which entities a statement reads, as its text says; undefined when it reads a table whose changes leave no trace in the outbox. */
function readEntities(text: string, registry: Registry): readonly number[] | undefined {
  const tables = new Set([...text.matchAll(/"entity"\."([^"]+)"/g)].map((match) => match[1] as string));
  const found = [...registry.entities.values()].filter((entity) => {
    const own = [entity.table, ...[...entity.fields.values()].flatMap(({ link }) => (link ? [link.table] : []))];
    return own.filter((table) => tables.delete(table)).length > 0;
  });
  const readsMore = tables.size > 0 || /\b(?:FROM|JOIN) "?vinculo"?\./i.test(text);
  return readsMore ? undefined : found.map(({ no }) => no);
}
