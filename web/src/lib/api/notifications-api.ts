import { send } from '#lib/api/http.ts';
import type {
  NotificationList,
  NotificationPreferences,
  NotificationPreferencesRequest,
  ReadNotificationsReply,
  ReadNotificationsRequest,
  Watchers,
} from '#schemas/types/api.ts';

/** Newest first, only about records the person may still see. */
export function listNotifications(page: { cursor?: string | undefined; unread?: true; limit?: number } = {}): Promise<NotificationList> {
  return send('GET', '/notifications', { query: page });
}

export function readNotifications(which: ReadNotificationsRequest): Promise<ReadNotificationsReply> {
  return send('POST', '/notifications/read', { body: which });
}

export function getPreferences(): Promise<NotificationPreferences> {
  return send('GET', '/notifications/preferences');
}

/** Kinds that are not named stay as they are. */
export function savePreferences(changes: NotificationPreferencesRequest): Promise<NotificationPreferences> {
  return send('PUT', '/notifications/preferences', { body: changes });
}

const at = (entity: string, id: string) => `/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`;

export function getWatchers(entity: string, id: string): Promise<Watchers> {
  return send('GET', `${at(entity, id)}/watchers`);
}

export function setWatch(entity: string, id: string, watching: boolean): Promise<void> {
  return send(watching ? 'PUT' : 'DELETE', `${at(entity, id)}/watch`);
}
