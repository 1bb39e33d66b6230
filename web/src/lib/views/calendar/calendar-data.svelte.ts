import { type FieldValues, queryRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { Move, MovedRecords } from '#lib/views/moves/record-moves.svelte.ts';
import { Tinted } from '#lib/views/tinted.svelte.ts';
import type { Query, StoredRecord } from '#schemas/types/api.ts';

const pageSize = 200;
/** As many records as are read for the days on the screen; who wants more narrows the list. */
const most = 1000;
const settle = 300;

/** The records of the days on the screen, kept true by the socket. */
export class CalendarData implements MovedRecords {
  records: readonly StoredRecord[] = $state.raw([]);
  /** Of those days; undefined before the first answer. */
  total: number | undefined = $state();
  /** What is on the screen answers the question. */
  current = $state(false);
  error: unknown = $state.raw();
  readonly tinted = new Tinted();
  readonly #entity: string;
  readonly #dayOf: (record: StoredRecord) => string | null;
  #query: Query = {};
  /** Moves on their way to the server: what it says meanwhile is older. */
  readonly #pending = new Map<string, StoredRecord>();
  #turn = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(entity: string, dayOf: (record: StoredRecord) => string | null) {
    this.#entity = entity;
    this.#dayOf = dayOf;
  }

  /** There are more than were read. */
  readonly cut = $derived.by(() => this.total !== undefined && this.records.length < this.total);

  ask(query: Query): void {
    this.#query = query;
    this.current = false;
    void this.#load();
  }

  refresh(after = settle): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), after);
  }

  follow(): () => void {
    const stop = live.subscribe(this.#entity, {
      changed: (records, actor) => {
        titles.learn(this.#entity, records);
        for (const record of records) this.#receive(record, actor !== session.user?.id);
        this.refresh();
      },
      removed: (ids) => {
        for (const id of ids) this.remove(id);
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

  move(move: Move, values: FieldValues): void {
    const card = { ...this.known(move.card), ...values };
    this.#pending.set(card.id, card);
    this.#put(card);
  }

  settle(record: StoredRecord): void {
    this.#pending.delete(record.id);
    this.#put({ ...this.#find(record.id), ...record });
    this.refresh();
  }

  putBack(record: StoredRecord): void {
    this.settle(record);
  }

  remove(id: string): void {
    this.#pending.delete(id);
    const left = this.records.filter((record) => record.id !== id);
    if (this.total !== undefined) this.total -= this.records.length - left.length;
    this.records = left;
  }

  known(card: StoredRecord): StoredRecord {
    const found = this.#find(card.id);
    return found && found.version >= card.version ? found : card;
  }

  valueOf(record: StoredRecord): string | null {
    return this.#dayOf(record);
  }

  #find(id: string): StoredRecord | undefined {
    return this.records.find((record) => record.id === id);
  }

  #put(record: StoredRecord): void {
    this.records = this.#find(record.id) ? this.records.map((one) => (one.id === record.id ? record : one)) : [...this.records, record];
  }

  #receive(record: StoredRecord, byOther: boolean): void {
    if (byOther) this.tinted.mark(record.id);
    const found = this.#find(record.id);
    if (found && !this.#pending.has(record.id) && record.version > found.version) this.#put({ ...found, ...record });
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn.abort();
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    try {
      const { records, total } = await this.#read(signal);
      if (signal.aborted) return;
      this.records = records.map((record) => this.#pending.get(record.id) ?? record);
      this.total = total;
      this.current = true;
      this.error = undefined;
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
  }

  async #read(signal: AbortSignal): Promise<{ records: StoredRecord[]; total: number }> {
    const records: StoredRecord[] = [];
    let total = 0;
    do {
      const page = { ...this.#query, limit: pageSize, offset: records.length, count: records.length === 0 ? 'exact' : 'none' } as const;
      const reply = await queryRecords(this.#entity, page, signal);
      titles.absorb(reply.included);
      titles.learn(this.#entity, reply.data);
      total = reply.page.total ?? total;
      records.push(...reply.data);
      if (reply.data.length < pageSize) break;
    } while (records.length < Math.min(total, most));
    return { records, total: Math.max(total, records.length) };
  }
}
