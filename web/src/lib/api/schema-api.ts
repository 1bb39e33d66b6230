import { address, send } from '#lib/api/http.ts';
import type {
  ChangeRequest,
  DefinitionsReply,
  Drift,
  FieldTypeView,
  FormulaReply,
  Plan,
  RevisionDetail,
  RevisionRow,
  SchemaReply,
  SchemaTask,
  UsageReply,
} from '#schemas/types/api.ts';

export function getSchema(): Promise<SchemaReply> {
  return send('GET', '/schema');
}

/** Everything that is defined, retired things too; for administrators. */
export function getDefinitions(): Promise<DefinitionsReply> {
  return send('GET', '/schema/definitions');
}

export function getUsage(entity: string): Promise<UsageReply> {
  return send('GET', `/schema/${encodeURIComponent(entity)}/usage`);
}

/** An ES module with `create` and `patch`, so that forms validate without `eval`. */
export function validatorAddress(entity: string, revision: number): string {
  return address(`/schema/${encodeURIComponent(entity)}/validator.js`, { revision });
}

export function planChange(change: ChangeRequest): Promise<Plan> {
  return send('POST', '/changes', { query: { dryRun: true }, body: change });
}

export function applyChange(change: ChangeRequest): Promise<{ revision: number; plan: Plan }> {
  return send('POST', '/changes', { body: change });
}

export interface FormulaTrial {
  expression: string;
  scale?: number;
  /** The field that is being edited. */
  field?: string;
  /** Fields of the draft, by name. */
  properties?: Record<string, unknown>;
}

export function checkFormula(entity: string, trial: FormulaTrial): Promise<FormulaReply> {
  return send('POST', `/schema/${encodeURIComponent(entity)}/formula/check`, { body: trial });
}

export function listRevisions(): Promise<{ data: RevisionRow[] }> {
  return send('GET', '/revisions');
}

export function getRevision(revision: number): Promise<RevisionDetail> {
  return send('GET', `/revisions/${revision}`);
}

export function planUndo(revision: number): Promise<Plan> {
  return send('POST', `/revisions/${revision}/undo`, { query: { dryRun: true } });
}

export function undoRevision(revision: number): Promise<{ revision: number; plan: Plan }> {
  return send('POST', `/revisions/${revision}/undo`);
}

/** Work that goes on behind a change: indexes, values on their way to another type. */
export function listTasks(): Promise<{ data: SchemaTask[] }> {
  return send('GET', '/schema/tasks');
}

export function steerTask(id: string, how: 'cancel' | 'retry'): Promise<unknown> {
  return send('POST', `/schema/tasks/${encodeURIComponent(id)}/${how}`);
}

/** Where the database is not as it is defined. */
export function getDrift(): Promise<{ data: Drift[] }> {
  return send('GET', '/schema/drift');
}

/** What is still not right afterwards comes back. */
export function repairDrift(): Promise<{ data: Drift[] }> {
  return send('POST', '/schema/drift/repair');
}

export function listFieldTypes(): Promise<{ data: FieldTypeView[] }> {
  return send('GET', '/field-types');
}
