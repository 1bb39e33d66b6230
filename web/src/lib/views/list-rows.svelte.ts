import { queryRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { Tinted } from '#lib/views/tinted.svelte.ts';
import type { Query, StoredRecord } from '#schemas/types/api.ts';

const pageSize = 100;
const settle = 700;

/** The rows of a list that have been seen, page by page, kept true by the socket. */
export class ListRows {
  total: number | undefined = $state();
  error: unknown = $state.raw();
  readonly tinted = new Tinted();
  #pages: ReadonlyMap<number, readonly StoredRecord[]> = $state.raw(new Map());
  readonly #entity: string;
  #query: Query = {};
  #range: [first: number, end: number] = [0, pageSize];
  #turn = new AbortController();
  readonly #asked = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(entity: string) {
    this.#entity = entity;
  }

  /** A new question: forget the rows of the old one, but keep them on the screen until the answer is here. */
  ask(query: Query): void {
    this.#query = query;
    this.#restart();
    void this.#load(0, { count: true, keep: [] });
  }

  row(index: number): StoredRecord | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** The rows that are looked at; what is missing is fetched. */
  look(first: number, end: number): void {
    this.#range = [first, end];
    for (const page of this.#visible())
      if (!this.#pages.has(page) && !this.#asked.has(page) && this.total !== undefined) void this.#load(page);
  }

  /** The ids from one row to another, both included; what nobody has seen yet is fetched. */
  async ids(first: number, last: number): Promise<string[]> {
    const from = Math.floor(first / pageSize);
    const pages = Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, index) => from + index);
    await Promise.all(pages.filter((page) => !this.#pages.has(page)).map((page) => this.#load(page)));
    const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    return indexes.flatMap((index) => this.row(index)?.id ?? []);
  }

  /** A row that has been seen. */
  find(id: string): StoredRecord | undefined {
    for (const rows of this.#pages.values()) {
      const found = rows.find((row) => row.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Shows a change at once, without fetching. */
  patch(records: readonly StoredRecord[]): readonly StoredRecord[] {
    const news = new Map(records.map((record) => [record.id, record]));
    const unknown = new Set(news.keys());
    const pages = [...this.#pages].map(([page, rows]): [number, readonly StoredRecord[]] => {
      if (!rows.some((row) => news.has(row.id))) return [page, rows];
      return [page, rows.map((row) => this.#merged(row, news, unknown))];
    });
    this.#pages = new Map(pages);
    return records.filter((record) => unknown.has(record.id));
  }

  /** Follows the entity until the returned function is called. */
  follow(ongone?: (ids: readonly string[]) => void): () => void {
    const stop = live.subscribe(this.#entity, {
      changed: (records, actor) => {
        titles.learn(this.#entity, records);
        const unknown = this.patch(records);
        if (actor !== session.user?.id) for (const record of records) this.tinted.mark(record.id);
        if (unknown.length > 0) this.refresh();
      },
      removed: (ids) => {
        ongone?.(ids);
        this.refresh();
      },
      reload: () => this.refresh(),
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#turn.abort();
    };
  }

  /** Fetches again what is looked at, once things have settled. */
  refresh(after = settle): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#restart();
      const pages = this.#visible();
      const [first = 0, ...others] = pages;
      void this.#load(first, { count: true, keep: pages }).then(() => Promise.all(others.map((page) => this.#load(page))));
    }, after);
  }

  #merged(row: StoredRecord, news: ReadonlyMap<string, StoredRecord>, unknown: Set<string>): StoredRecord {
    const next = news.get(row.id);
    if (!next) return row;
    unknown.delete(row.id);
    return next.version >= row.version ? { ...row, ...next } : row;
  }

  #restart(): void {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#asked.clear();
  }

  #visible(): number[] {
    const [first, end] = this.#range;
    const from = Math.floor(first / pageSize);
    const to = Math.floor(Math.max(first, end - 1) / pageSize);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }

  /** `keep`: the pages that stay on the screen meanwhile; absent = all. */
  async #load(page: number, { count = false, keep }: { count?: boolean; keep?: readonly number[] } = {}): Promise<void> {
    const { signal } = this.#turn;
    this.#asked.add(page);
    try {
      const reply = await queryRecords(
        this.#entity,
        { ...this.#query, limit: pageSize, offset: page * pageSize, count: count ? 'exact' : 'none' },
        signal,
      );
      if (signal.aborted) return;
      titles.absorb(reply.included);
      titles.learn(this.#entity, reply.data);
      const kept = [...this.#pages].filter(([one]) => keep?.includes(one) ?? true);
      this.#pages = new Map([...kept, [page, reply.data]]);
      this.total = reply.page.total ?? this.total ?? reply.data.length;
      this.error = undefined;
      if (count) this.look(...this.#range);
    } catch (error) {
      if (signal.aborted) return;
      this.#asked.delete(page);
      this.error = error;
    }
  }
}
