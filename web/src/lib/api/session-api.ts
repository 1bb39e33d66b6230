import { send } from '#lib/api/http.ts';
import type { Preferences, Session, SetupRequest, SetupState, UserAccess } from '#schemas/types/api.ts';

export function getSetup(): Promise<SetupState> {
  return send('GET', '/setup');
}

export function completeSetup(input: SetupRequest): Promise<Session> {
  return send('POST', '/setup', { body: input });
}

export function getSession(): Promise<Session> {
  return send('GET', '/session');
}

export function signIn(email: string, password: string): Promise<Session> {
  return send('POST', '/session', { body: { email, password } });
}

export function signOut(): Promise<void> {
  return send('DELETE', '/session');
}

export function savePreferences(preferences: Preferences): Promise<Session> {
  return send('PATCH', '/session/preferences', { body: preferences });
}

/** Null forgets it. */
export function saveChoice(key: string, value: unknown): Promise<void> {
  return send('PUT', `/session/choices/${encodeURIComponent(key)}`, { body: { value }, keepalive: true });
}

export function listUsers(): Promise<{ data: UserAccess[] }> {
  return send('GET', '/users');
}

export function setUserAccess(
  id: string,
  access: { email: string; role: 'administrator' | 'member'; password?: string },
): Promise<UserAccess> {
  return send('PUT', `/users/${encodeURIComponent(id)}/access`, { body: access });
}
