import { send } from '#lib/api/http.ts';
import type { Demo } from '#schemas/types/api.ts';

export function getDemo(): Promise<Demo> {
  return send('GET', '/demo');
}

/** With how many real records point at invented ones. */
export function getDemoWithOthers(): Promise<Demo> {
  return send('GET', '/demo?others=true');
}

export function makeDemo(): Promise<Demo> {
  return send('POST', '/demo', { body: {} });
}

export function removeDemo(): Promise<Demo> {
  return send('DELETE', '/demo');
}
