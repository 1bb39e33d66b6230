import { listNotifications } from '#lib/api/notifications-api.ts';
import type { Notification } from '#schemas/types/api.ts';

/** Notifications page by page, the newest first. */
export class NotificationFeed {
  list: readonly Notification[] = $state.raw([]);
  next: string | null = $state(null);
  answered = $state(false);
  busy = $state(false);
  error: unknown = $state.raw();
  readonly #onlyUnread: boolean;
  readonly #oncount: (unread: number) => void;
  #turn = 0;
  #loading = false;

  constructor(options: { onlyUnread: boolean; oncount: (unread: number) => void }) {
    this.#onlyUnread = options.onlyUnread;
    this.#oncount = options.oncount;
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.#loading = true;
    try {
      const reply = await listNotifications(this.#which());
      if (turn !== this.#turn) return;
      this.list = reply.data;
      this.next = reply.page.next;
      this.error = undefined;
      this.#oncount(reply.unread);
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    }
    if (turn === this.#turn) this.#loading = false;
    this.answered = true;
  }

  async more(): Promise<void> {
    if (this.next === null || this.busy) return;
    const turn = this.#turn;
    this.busy = true;
    try {
      const reply = await listNotifications({ ...this.#which(), cursor: this.next });
      if (turn !== this.#turn) return;
      const known = new Set(this.list.map(({ id }) => id));
      this.list = [...this.list, ...reply.data.filter(({ id }) => !known.has(id))];
      this.next = reply.page.next;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  /** One that is fresh, or that comes up again. */
  add(notification: Notification): void {
    // What is on its way may have been read before it.
    if (this.#loading) return void this.load();
    if (this.answered) this.list = [notification, ...this.list.filter(({ id }) => id !== notification.id)];
  }

  /** Those that were read stay where they are until the list is read again. */
  mark(ids: ReadonlySet<string> | 'all'): void {
    this.list = this.list.map((one) => (ids === 'all' || ids.has(one.id) ? { ...one, read: true } : one));
  }

  #which() {
    return this.#onlyUnread ? { unread: true as const } : {};
  }
}
