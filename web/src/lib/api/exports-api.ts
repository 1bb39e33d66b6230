import { receive } from '#lib/api/http.ts';
import type { Condition } from '#schemas/types/definition.ts';

export interface ExportRequest {
  entity: string;
  format: 'csv' | 'xlsx';
  filter?: Condition;
  sort?: string;
  /** Absent: all that may be read and exported. */
  fields?: string[];
}

/** A list as a file. `onpart` hears of each part as it arrives. */
export function exportRecords(body: ExportRequest, { signal, onpart }: { signal: AbortSignal; onpart: (part: Uint8Array) => void }) {
  return receive('/exports', { body, signal }, onpart);
}
