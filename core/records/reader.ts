import type { Caller } from '#core/contract/caller.ts';
import type { RecordReader } from '#core/contract/plugin.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { listRecords } from '#core/records/list.ts';
import type { Queryable } from '#core/sql/database.ts';

/** Reading as the user, inside the transaction a hook runs in. */
export function recordReader(context: RecordsContext, caller: Caller, entity: string, db: Queryable): RecordReader {
  const inside: RecordsContext = { ...context, database: { ...context.database, ...db } };
  return {
    find: async ({ filter, sort, limit }) => {
      const request = { count: 'none', ...(filter && { filter }), ...(sort && { sort }), ...(limit && { limit }) } as const;
      return (await listRecords(inside, caller, entity, request)).data;
    },
  };
}
