import { send } from '#lib/api/http.ts';
import type { SavedView, SavedViewInput, SavedViewPatch } from '#schemas/types/api.ts';

/** Of one entity, or of all. */
export function listViews(entity?: string): Promise<{ data: SavedView[] }> {
  return send('GET', '/views', { query: { entity } });
}

export function createView(view: SavedViewInput): Promise<SavedView> {
  return send('POST', '/views', { body: view });
}

/** Refused with RECORD_CONFLICT when somebody saved since that version. */
export function updateView(view: Pick<SavedView, 'id' | 'version'>, changes: SavedViewPatch): Promise<SavedView> {
  return send('PATCH', `/views/${encodeURIComponent(view.id)}`, { version: view.version, body: changes });
}

export function removeView(view: Pick<SavedView, 'id' | 'version'>): Promise<void> {
  return send('DELETE', `/views/${encodeURIComponent(view.id)}`, { version: view.version });
}
