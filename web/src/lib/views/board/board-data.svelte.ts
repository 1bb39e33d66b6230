import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { readBoard } from '#lib/api/board-api.ts';
import { queryRecords } from '#lib/api/records-api.ts';
import { isMoney } from '#lib/fields/money/money-value.ts';
import { live } from '#lib/model/live.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { placeAmong } from '#lib/views/board/card-order.ts';
import {
  absorbed,
  type ColumnValue,
  extended,
  findCard,
  type Hold,
  patched,
  type Stacks,
  stackOf,
  withCard,
  withoutCard,
} from '#lib/views/board/stacks.ts';
import { Tinted } from '#lib/views/tinted.svelte.ts';
import type { BoardQuery, BoardReply, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const perColumn = 30;
const mostAtOnce = 100;
/** Counts and sums are read again at most this often. */
const restBetween = 1000;
const settle = 120;

/** What a board asks. */
export interface BoardQuestion {
  query: BoardQuery & { groupBy: string };
  /** As the columns are sorted when they are read on. */
  sort: string;
  order: (a: StoredRecord, b: StoredRecord) => number;
}

/** The records of a board, column by column, kept true by the socket. */
export class BoardData {
  stacks: Stacks = $state.raw(new Map());
  /** Of all columns; undefined before the first answer. */
  total: number | undefined = $state();
  currency = $state('');
  error: unknown = $state.raw();
  readonly tinted = new Tinted();
  readonly reading = new SvelteSet<ColumnValue>();
  readonly #entity: string;
  #question: BoardQuestion | undefined;
  /** Moves on their way to the server: what it says meanwhile is older. */
  readonly #pending = new Map<string, Hold>();
  readonly #holds = new Map<string, Hold>();
  /** Changed by others, not on the board yet: tinted when they arrive. */
  readonly #arriving = new Set<string>();
  /** Ends what was asked before. */
  #turn = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  #busy = false;
  /** Something changed while the answer was on its way. */
  #again = false;

  constructor(entity: string) {
    this.#entity = entity;
  }

  /** What a card adds to its column's sum, where the amount is in the organisation's currency. */
  readonly worth = (record: StoredRecord): string | undefined => {
    const value = record[this.#question?.query.sum ?? ''];
    if (isMoney(value)) return value.currency === this.currency ? value.value : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };

  ask(question: BoardQuestion): void {
    this.#question = question;
    this.#holds.clear();
    this.#turn.abort();
    this.#turn = new AbortController();
    this.reading.clear();
    untrack(() => void this.#load({ anew: true }));
  }

  /** Reads it again once things have settled; nobody who looks elsewhere needs it. */
  refresh(): void {
    this.#again = this.#busy;
    if (this.#busy || document.visibilityState === 'hidden') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), Math.max(settle, this.#last + restBetween - Date.now()));
  }

  retry(): void {
    this.error = undefined;
    void this.#load();
  }

  /** Reads a column on. */
  async more(value: ColumnValue): Promise<void> {
    const stack = stackOf(this.stacks, value);
    const question = this.#question;
    if (!question || this.reading.has(value) || stack.cards.length >= stack.count) return;
    const { signal } = this.#turn;
    this.reading.add(value);
    try {
      const { filter, groupBy, fields, include } = question.query;
      const column: Condition = value === null ? { field: groupBy, op: 'empty' } : { field: groupBy, op: 'eq', value };
      const reply = await queryRecords(
        this.#entity,
        {
          filter: filter ? { and: [filter, column] } : column,
          ...(question.sort !== '' && { sort: question.sort }),
          ...(fields && { fields }),
          ...(include && { include }),
          offset: stack.cards.length,
          limit: perColumn * 2,
          count: 'none',
        },
        signal,
      );
      titles.absorb(reply.included);
      this.stacks = extended(this.stacks, value, reply.data);
    } catch {
      // Asked for again when the end of the column is in sight the next time.
    }
    this.reading.delete(value);
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
    const seen = () => this.refresh();
    document.addEventListener('visibilitychange', seen);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(this.#timer);
      this.#turn.abort();
    };
  }

  /** Shows a card where the person put it, before the server knows. */
  move(hold: Hold): void {
    this.#pending.set(hold.card.id, hold);
    this.#holds.delete(hold.card.id);
    this.stacks = withCard(this.stacks, hold, this.worth);
  }

  /** The server agreed: it stays there, as it is stored now. */
  settle(record: StoredRecord): void {
    const pending = this.#pending.get(record.id);
    this.#pending.delete(record.id);
    this.stacks = patched(this.stacks, record);
    const found = findCard(this.stacks, record.id);
    if (found && found.value !== this.valueOf(found.card)) this.place(found.card);
    else if (pending && found) this.#holds.set(record.id, { to: found.value, index: found.index, card: found.card });
    this.refresh();
  }

  /** The server did not agree: the card goes to where its record says it is. */
  putBack(record: StoredRecord, index?: number): void {
    this.#pending.delete(record.id);
    this.#holds.delete(record.id);
    const known = findCard(this.stacks, record.id)?.card;
    const card = { ...known, ...record };
    if (index === undefined) this.place(card);
    else this.stacks = withCard(this.stacks, { to: this.valueOf(card), index, card }, this.worth);
    this.refresh();
  }

  /** Puts a card where it belongs by its own values. */
  place(card: StoredRecord): void {
    const to = this.valueOf(card);
    const order = this.#question?.order ?? (() => 0);
    this.stacks = withCard(this.stacks, { to, index: placeAmong(stackOf(this.stacks, to).cards, card, order), card }, this.worth);
  }

  remove(id: string): void {
    this.#pending.delete(id);
    this.#holds.delete(id);
    this.stacks = withoutCard(this.stacks, id, this.worth);
  }

  /** The latest of a record that this board has. */
  known(card: StoredRecord): StoredRecord {
    const found = findCard(this.stacks, card.id)?.card;
    return found && found.version >= card.version ? found : card;
  }

  valueOf(record: StoredRecord): ColumnValue {
    const value = record[this.#question?.query.groupBy ?? ''];
    return typeof value === 'string' ? value : null;
  }

  #receive(record: StoredRecord, byOther: boolean): void {
    const hold = this.#holds.get(record.id);
    if (hold && record.version > hold.card.version) this.#holds.delete(record.id);
    if (this.#pending.has(record.id)) return;
    const found = findCard(this.stacks, record.id);
    if (!found) {
      if (byOther) this.#arriving.add(record.id);
      return;
    }
    if (record.version <= found.card.version) return;
    const card = { ...found.card, ...record };
    if (this.valueOf(card) !== found.value) this.place(card);
    else this.stacks = patched(this.stacks, record);
    if (byOther) this.tinted.mark(record.id);
  }

  async #load({ anew = false } = {}): Promise<void> {
    const question = this.#question;
    if (!question) return;
    const { signal } = this.#turn;
    clearTimeout(this.#timer);
    this.#busy = true;
    this.#last = Date.now();
    const longest = anew ? 0 : Math.max(0, ...[...this.stacks.values()].map((stack) => stack.cards.length));
    const limit = Math.min(mostAtOnce, Math.max(perColumn, longest));
    try {
      const reply = await readBoard(this.#entity, { ...question.query, limit }, signal);
      if (signal.aborted) return;
      this.#absorb(reply, { anew, limit });
      this.error = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      // What is on the screen answers another question.
      if (anew) this.total = undefined;
    }
    this.#busy = false;
    if (this.#again) this.refresh();
  }

  #absorb(reply: BoardReply, { anew, limit }: { anew: boolean; limit: number }): void {
    titles.absorb(reply.included);
    this.currency = reply.currency;
    const next = absorbed(reply, { stacks: anew ? new Map() : this.stacks, holds: [...this.#holds.values()], limit });
    this.stacks = [...this.#pending.values()].reduce((stacks, hold) => withCard(stacks, hold, this.worth), next);
    this.total = reply.total.count;
    for (const id of this.#arriving) if (findCard(this.stacks, id)) this.tinted.mark(id);
    this.#arriving.clear();
  }
}
