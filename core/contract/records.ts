/** A record as the API gives it: system fields and the fields the caller may see. */
export interface RecordValue {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Fields by name, as a caller sends them. */
export type RecordInput = Readonly<Record<string, unknown>>;

export interface RecordChange {
  readonly entity: string;
  readonly id: string;
  readonly version: number;
  readonly action: 'created' | 'updated' | 'removed' | 'restored';
}
