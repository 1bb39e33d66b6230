import { address, send } from '#lib/api/http.ts';
import type { ChangeRequest, EntityReply, FieldTypeView, Plan, SchemaReply } from '#schemas/types/api.ts';

export function getSchema(): Promise<SchemaReply> {
  return send('GET', '/schema');
}

export function getEntity(entity: string): Promise<EntityReply> {
  return send('GET', `/schema/${encodeURIComponent(entity)}`);
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

export function listFieldTypes(): Promise<{ data: FieldTypeView[] }> {
  return send('GET', '/field-types');
}
