import { send } from '#lib/api/http.ts';

export interface Star {
  entity: string;
  id: string;
  title: string;
}

/** Newest first, at most a hundred, only what the person may still read. */
export function listStars(): Promise<{ data: Star[] }> {
  return send('GET', '/stars');
}

export function setStar(entity: string, id: string, starred: boolean): Promise<void> {
  return send(starred ? 'PUT' : 'DELETE', `/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}/star`);
}
