import type { Policy } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { isoMoment } from '#core/fields/date-time/date-time.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { listFingerprint, readCursor, writeCursor } from '#core/records/cursor.ts';
import type { Included } from '#core/records/include.ts';
import { ALIAS, readPolicy } from '#core/records/read-plan.ts';
import { fittingRows } from '#core/records/timeline/fitting-rows.ts';
import {
  CHANGE_COLUMNS,
  decodeChange,
  type ReadableNames,
  readableNames,
  tellsSomething,
} from '#core/records/timeline/readable-changes.ts';
import { addTitles, visibleChanges, type Wanted, want, wantChanges } from '#core/records/timeline/timeline-titles.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import type { HistoryEntry } from '#schemas/types/api.ts';

export interface HistoryRequest {
  readonly entity: string;
  readonly id: string;
  /** 1 to 100; 30 unless told. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface HistoryReply {
  readonly data: readonly HistoryEntry[];
  readonly page: { readonly next: string | null };
  readonly included: Included;
}

const LIMIT = 30;
const changeColumns = CHANGE_COLUMNS.map(({ read }) => read);

/** What was changed on a record, the latest first, also of one in the trash: only fields that the caller may read on it now. */
export async function readHistory(context: RecordsContext, caller: Caller, request: HistoryRequest): Promise<HistoryReply> {
  const { limit = LIMIT } = request;
  const id = checkId(request.id);
  const entity = findEntity(caller, request.entity);
  const policy = readPolicy(caller, entity);
  const names = readableNames(policy, caller);
  const fingerprint = listFingerprint(['history', entity.uid, id]);
  const after = request.cursor === undefined ? undefined : readCursor(request.cursor, fingerprint, context.secret)[0];
  const statement = historyStatement({ policy, caller, names, id, after, rows: limit + 1 });
  const tuples = await context.database.tuples(statement, { prepared: true });
  if (!tuples[0]) throw new AppError('RECORD_NOT_FOUND');
  const found = tuples[0][0] === null ? [] : tuples;
  const page = fittingRows(found, limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const entries = page.map(([key, here, at, version, ...tuple]) => {
    const readable = new Set([...names.always, ...((here ?? []) as string[])]);
    return { key: String(key), at: isoMoment(String(at)), version: Number(version), ...decodeChange(tuple, entity, readable) };
  });
  const told = entries.filter(({ action, changes }) => action !== 'updated' || changes.length > 0);
  const wanted: Wanted = new Map();
  for (const { actor, changes } of told) {
    want(wanted, 'user', actor);
    wantChanges(wanted, entity, changes);
  }
  const included: Included = {};
  await addTitles({ db: context.database, caller }, wanted, included);
  return {
    data: told.map((entry) => ({ ...entry, changes: visibleChanges(entity, entry.changes, included) })),
    page: { next: last ? writeCursor([String(last[0])], fingerprint, context.secret) : null },
    included,
  };
}

interface HistoryParts {
  readonly policy: Policy;
  readonly caller: Caller;
  readonly names: ReadableNames;
  readonly id: string;
  readonly after: string | null | undefined;
  readonly rows: number;
}

/** Id, the record's readable names, moment, version, and the columns of a change; one row with an empty id says that nothing was ever changed. */
function historyStatement({ policy, caller, names, id, after, rows }: HistoryParts): Sql {
  const { entity } = policy;
  const seen = rowsPredicate(policy.rows, { caller, entity, alias: ALIAS });
  const beyond = after ? sql`AND a.id < ${after}::uuid` : sql``;
  return sql`WITH r AS (SELECT ${names.here ?? raw('NULL::text[]')} AS names FROM ${entityTable(entity)} ${raw(ALIAS)} WHERE t.id = ${id}::uuid AND ${seen})
    SELECT a.id, r.names, a.at, a.version, ${join(changeColumns, ', ')} FROM r LEFT JOIN (SELECT * FROM vinculo.audit a
      WHERE a.entity_no = ${raw(String(entity.no))} AND a.record_id = ${id}::uuid AND ${tellsSomething(names)} ${beyond}
      ORDER BY a.id DESC LIMIT ${raw(String(rows))}) a ON true ORDER BY a.id DESC`;
}
