import type { RecordRef } from '#lib/capture/capture.svelte.ts';

/** A note that was begun and not saved. */
export interface KeptNote {
  about?: RecordRef | undefined;
  values: Record<string, unknown>;
  /** When it was last written on, as an ISO instant. */
  at: string;
  /** Sent, and nobody knows whether it arrived. */
  sent?: { key: string; values: Record<string, unknown> } | undefined;
}

type Kept = Record<string, KeptNote>;
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const most = 20;

/** Notes that were begun, on this device, each by what it is about: of one person only. */
export class NoteStore {
  readonly #key: string;
  readonly #store: Store;

  constructor(userId: string, entity: string, store: Store = localStorage) {
    this.#key = `vinculo.notes.${userId}.${entity}`;
    this.#store = store;
  }

  get(about: RecordRef | undefined): KeptNote | undefined {
    return this.#read()[placeOf(about)];
  }

  /** The latest first. */
  list(): KeptNote[] {
    return Object.values(this.#read()).sort((a, b) => b.at.localeCompare(a.at));
  }

  keep(note: KeptNote): void {
    const { [placeOf(note.about)]: _, ...others } = this.#read();
    const kept = Object.entries(others).sort(([, a], [, b]) => b.at.localeCompare(a.at));
    this.#write(Object.fromEntries([[placeOf(note.about), note], ...kept.slice(0, most - 1)]));
  }

  drop(about: RecordRef | undefined): void {
    const { [placeOf(about)]: _, ...others } = this.#read();
    this.#write(others);
  }

  #read(): Kept {
    try {
      const kept: unknown = JSON.parse(this.#store.getItem(this.#key) ?? '{}');
      return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
    } catch {
      return {};
    }
  }

  #write(kept: Kept): void {
    try {
      if (Object.keys(kept).length === 0) this.#store.removeItem(this.#key);
      else this.#store.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // The device's store is full or forbidden: what is on the screen is all there is.
    }
  }
}

const placeOf = (about: RecordRef | undefined) => (about ? `${about.entity}/${about.id}` : '');
