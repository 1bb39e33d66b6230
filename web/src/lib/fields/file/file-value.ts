import { address, send } from '#lib/api/http.ts';

/** A file as a record holds it. */
export interface FileValue {
  id: string;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
}

export const MAX_MEGABYTES = 25;

export function fileOf(value: unknown): FileValue | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value ? (value as FileValue) : undefined;
}

export function fileAddress({ id }: FileValue): string {
  return address(`/files/${id}`);
}

/** Sends a file up; it belongs to nobody until a record is saved with it. */
export function uploadFile(file: File, signal: AbortSignal): Promise<FileValue> {
  const body = new FormData();
  body.append('file', file);
  return send<FileValue>('POST', '/files', { body, signal });
}

const UNITS = ['B', 'kB', 'MB'] as const;

/** '1.2 MB' with the decimals of the reader. */
export function sizeText(size: number, decimal: (value: number) => string): string {
  let rest = size;
  let unit = 0;
  while (rest >= 1_000 && unit < UNITS.length - 1) {
    rest /= 1_000;
    unit += 1;
  }
  return `${decimal(rest)} ${UNITS[unit]}`;
}
