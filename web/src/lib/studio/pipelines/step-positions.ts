import type { StoredRecord } from '#schemas/types/api.ts';

/** Which records have to be told another place so that they stand in this order. */
export function newPositions(order: readonly StoredRecord[]): { record: StoredRecord; position: number }[] {
  return order.flatMap((record, position) => (record['position'] === position ? [] : [{ record, position }]));
}
