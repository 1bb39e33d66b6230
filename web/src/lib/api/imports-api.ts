import { address, send } from '#lib/api/http.ts';
import type { Import, ImportPatch, ImportRow } from '#schemas/types/api.ts';

const at = (id: string) => `/imports/${encodeURIComponent(id)}`;

export function startImport(entity: string, file: File): Promise<Import> {
  const body = new FormData();
  body.set('file', file);
  return send('POST', '/imports', { query: { entity }, body });
}

export function listImports(): Promise<{ data: Import[] }> {
  return send('GET', '/imports');
}

export function getImport(id: string): Promise<Import> {
  return send('GET', at(id));
}

export function changeImport(id: string, changes: ImportPatch): Promise<Import> {
  return send('PATCH', at(id), { body: changes });
}

export function stepImport(id: string, step: 'dry-run' | 'run' | 'undo' | 'cancel'): Promise<Import> {
  return send('POST', `${at(id)}/${step}`, { body: {} });
}

export function listImportRows(id: string, status: string, cursor?: string): Promise<{ data: ImportRow[]; page: { next: string | null } }> {
  return send('GET', `${at(id)}/rows`, { query: { status, cursor } });
}

/** The rows that failed, with the reason in a last column. */
export function importErrorsAddress(id: string): string {
  return address(`${at(id)}/errors.csv`);
}

export function removeImport(id: string): Promise<void> {
  return send('DELETE', at(id));
}
