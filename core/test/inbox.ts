import type { Session, TestApp } from '#core/test/build-app.ts';
import type { NotificationList } from '#schemas/types/api.ts';

export async function readInbox(app: TestApp, as: Session, query = ''): Promise<NotificationList> {
  return (await app.send({ as, url: `/notifications${query}` })).body as NotificationList;
}
