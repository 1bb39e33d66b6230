import { send } from '#lib/api/http.ts';
import type { SignedInDevice } from '#schemas/types/api.ts';

export function listDevices(): Promise<{ data: SignedInDevice[] }> {
  return send('GET', '/session/devices');
}

export function endDevice(id: string): Promise<void> {
  return send('DELETE', `/session/devices/${encodeURIComponent(id)}`);
}

/** As few characters as a password has. */
export const shortestPassword = 12;

/** All but this one. */
export function endOtherDevices(): Promise<{ closed: number }> {
  return send('DELETE', '/session/devices');
}

export function changePassword(current: string, password: string): Promise<void> {
  return send('PUT', '/session/password', { body: { current, password } });
}
