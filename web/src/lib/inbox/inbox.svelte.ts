import { readNotifications } from '#lib/api/notifications-api.ts';
import { NotificationFeed } from '#lib/inbox/notification-feed.svelte.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { Notification } from '#schemas/types/api.ts';

/** What the person was told: how much of it is unread, the latest, and what is fresh. */
class Inbox {
  unread = $state(0);
  readonly latest = new NotificationFeed({ onlyUnread: false, oncount: (unread) => (this.unread = unread) });
  readonly onlyUnread = new NotificationFeed({ onlyUnread: true, oncount: (unread) => (this.unread = unread) });

  /** `onfresh` is called for each that arrives. Until the returned function is called. */
  start(onfresh: (notification: Notification) => void): () => void {
    void this.latest.load();
    const stops = [
      live.on('notification', ({ notification, unread }) => {
        this.unread = unread;
        // Something was read in another window.
        if (!notification) return void this.#reload();
        this.latest.add(notification);
        this.onlyUnread.add(notification);
        onfresh(notification);
      }),
      live.on('reload', ({ entity }) => {
        if (entity === undefined) this.#reload();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Shown at once; the server's count is the true one. */
  async read(notifications: readonly Notification[]): Promise<void> {
    const ids = notifications.filter(({ read }) => !read).map(({ id }) => id);
    if (ids.length === 0) return;
    this.#mark(new Set(ids));
    this.unread = Math.max(0, this.unread - ids.length);
    await this.#tell({ ids });
  }

  async readAll(): Promise<void> {
    this.#mark('all');
    this.unread = 0;
    await this.#tell({ all: true });
  }

  /** Who looks at a record knows what was said about it. */
  seen(entity: string, id: string): void {
    const about = (one: Notification) => one.entity === entity && one.record.id === id;
    void this.read([...this.latest.list, ...this.onlyUnread.list].filter(about)).catch(() => {});
  }

  forget(): void {
    this.unread = 0;
    for (const feed of [this.latest, this.onlyUnread]) {
      feed.list = [];
      feed.answered = false;
    }
  }

  #mark(ids: ReadonlySet<string> | 'all'): void {
    this.latest.mark(ids);
    this.onlyUnread.mark(ids);
  }

  async #tell(which: Parameters<typeof readNotifications>[0]): Promise<void> {
    try {
      this.unread = (await readNotifications(which)).unread;
    } catch (error) {
      this.#reload();
      throw error;
    }
  }

  #reload(): void {
    void this.latest.load();
    if (this.onlyUnread.answered) void this.onlyUnread.load();
  }
}

export const inbox = new Inbox();
