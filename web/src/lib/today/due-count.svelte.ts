import { queryRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { myOpen, todoEntities } from '#lib/today/today-work.svelte.ts';

const settle = 1_000;

/** How much is due today or overdue, for the navigation. */
class DueCount {
  count = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Until the returned function is called. */
  follow(): () => void {
    const entities = todoEntities();
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#load(), settle);
    };
    void this.#load();
    const stops = entities.map(({ name }) => live.subscribe(name, { changed: again, removed: again, reload: again }));
    return () => {
      clearTimeout(this.#timer);
      for (const stop of stops) stop();
    };
  }

  async #load(): Promise<void> {
    const counts = await Promise.all(
      todoEntities().map(async (entity) => {
        const due = { field: entity.timeline?.at ?? '', op: 'lte' as const, value: '$today' };
        const { page } = await queryRecords(entity.name, {
          filter: { and: [...myOpen(entity), due] },
          fields: ['id'],
          limit: 1,
          count: 'capped',
        });
        return page.total ?? 0;
      }),
    ).catch(() => undefined);
    // A number that could not be read stays what it was.
    if (counts) this.count = counts.reduce((sum, one) => sum + one, 0);
  }
}

export const dueCount = new DueCount();
