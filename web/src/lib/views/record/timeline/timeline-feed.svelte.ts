import { readTimeline, type TimelineAsk } from '#lib/api/timeline-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { pointsAt } from '#lib/views/record/related/related-lists.svelte.ts';
import { addPage, type Page, renewFirst } from '#lib/views/record/timeline/entry-pages.ts';
import type { TimelineSource } from '#lib/views/record/timeline/timeline-sources.ts';
import { Tinted } from '#lib/views/tinted.svelte.ts';
import type { StoredRecord, TimelineEntry } from '#schemas/types/api.ts';

const settle = 300;
const pageSize = 30;

/** The record whose timeline it is. */
export interface Subject {
  entity: string;
  id: string;
}

/** One stream of entries, read page by page and kept up to date. */
export class TimelineFeed {
  #page: Page = $state.raw({ entries: [], next: null });
  readonly entries = $derived(this.#page.entries);
  readonly complete = $derived(this.#page.next === null);
  answered = $state(false);
  loading = $state(false);
  error: unknown = $state.raw();
  /** Entries that somebody else just wrote. */
  readonly tinted = new Tinted();
  readonly #subject: Subject;
  readonly #ask: TimelineAsk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers to older questions are not taken. */
  #asked = 0;
  readonly #others = new Set<string>();

  constructor(subject: Subject, ask: TimelineAsk) {
    this.#subject = subject;
    this.#ask = { limit: pageSize, ...ask };
  }

  async load(): Promise<void> {
    await this.#read(undefined, (page) => page);
  }

  async more(): Promise<void> {
    const { next } = this.#page;
    if (next !== null && !this.loading) await this.#read(next, (page) => addPage(this.#page, page));
  }

  /** Reads the beginning again; where the oldest stands first, all of it, since what is new stands at the end. */
  async refresh(): Promise<void> {
    const known = new Set(this.entries.map((entry) => entry.key));
    const shown = this.answered;
    if (this.#ask.order === 'oldest' && this.complete) await this.#readAll();
    else await this.#read(undefined, (page) => renewFirst(this.#page, page));
    if (shown) this.#tint(this.entries.filter((entry) => !known.has(entry.key)));
  }

  /** What was changed here is shown at once. */
  put(record: StoredRecord): void {
    const entries = this.entries.map((entry) =>
      entry.record?.id === record.id ? { ...entry, record: { ...entry.record, ...record } } : entry,
    );
    this.#page = { ...this.#page, entries };
  }

  drop(id: string): void {
    this.#page = { ...this.#page, entries: this.entries.filter((entry) => entry.record?.id !== id) };
  }

  /** Until the returned function is called. */
  follow(sources: readonly TimelineSource[]): () => void {
    const { entity, id } = this.#subject;
    const again = () => this.#soon();
    const stops = sources.map((source) =>
      live.subscribe(source.entity.name, {
        changed: (records, actor) => this.#changed(source, records, actor),
        removed: (ids) => {
          for (const one of ids) this.drop(one);
        },
        reload: again,
      }),
    );
    stops.push(live.subscribe(entity, { changed: again, removed: () => {}, reload: again }, [id]));
    return () => {
      for (const stop of stops) stop();
      clearTimeout(this.#timer);
    };
  }

  #changed(source: TimelineSource, records: readonly StoredRecord[], actor: string | null): void {
    for (const record of records) {
      const shown = this.entries.some((entry) => entry.record?.id === record.id);
      const belongs = source.pointing.some((one) => pointsAt(record, one));
      if (!shown && !belongs) continue;
      if (shown) this.put(record);
      if (actor !== session.user?.id) this.#others.add(record.id);
      this.#soon();
    }
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), settle);
  }

  #tint(fresh: readonly TimelineEntry[]): void {
    for (const { key, record, change } of fresh) {
      const byOthers = record ? this.#others.has(record.id) : change?.actor !== session.user?.id;
      if (byOthers) this.tinted.mark(key);
    }
    this.#others.clear();
  }

  async #read(cursor: string | undefined, join: (page: Page) => Page): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.loading = true;
    try {
      const reply = await readTimeline(this.#subject.entity, this.#subject.id, { ...this.#ask, cursor });
      if (asked !== this.#asked) return;
      titles.absorb(reply.included);
      this.#page = join({ entries: reply.data, next: reply.page.next });
      this.error = undefined;
    } catch (error) {
      if (asked === this.#asked) this.error = error;
    } finally {
      if (asked === this.#asked) {
        this.loading = false;
        this.answered = true;
      }
    }
  }

  async #readAll(): Promise<void> {
    let whole: Page = { entries: [], next: null };
    let cursor: string | undefined;
    do {
      const before = whole;
      await this.#read(cursor, (page) => {
        whole = addPage(before, page);
        return this.#page;
      });
      cursor = whole.next ?? undefined;
    } while (cursor !== undefined && this.error === undefined);
    if (this.error === undefined) this.#page = whole;
  }
}
