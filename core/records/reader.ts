import type { RecordReader } from '#core/contract/plugin.ts';
import type { Reading, RecordsContext } from '#core/records/context.ts';
import { listRecords } from '#core/records/list.ts';

/** Reading as the user, inside the transaction a hook runs in. */
export function recordReader(context: RecordsContext, { db, caller }: Reading, entity: string): RecordReader {
  const inside: RecordsContext = { ...context, database: { ...context.database, ...db } };
  return {
    find: async ({ filter, sort, limit, offset }) => {
      const page = { ...(limit && { limit }), ...(offset && { offset }) };
      const request = { entity, count: 'none', ...(filter && { filter }), ...(sort && { sort }), ...page } as const;
      return (await listRecords(inside, caller, request)).data;
    },
  };
}
