import type { ListOption } from '#lib/ui/list-option.ts';

export type LoadOptions = (query: string) => readonly ListOption[] | Promise<readonly ListOption[]>;

/** The value of the entry that creates something new from what was typed. */
export const createValue = '\u0000create';

const pause = 180;

interface Wiring {
  load: () => LoadOptions;
  /** Entries after the found ones: "Create …". */
  extra?: (query: string) => ListOption | undefined;
  pick: (option: ListOption) => void;
}

/** What a text box with a list below it has to remember: what is typed, what was found, which entry the keys are on. */
export class ComboState {
  query = $state('');
  open = $state(false);
  index = $state(0);
  loading = $state(false);
  found: readonly ListOption[] = $state.raw([]);
  readonly options: readonly ListOption[] = $derived.by(() => {
    const extra = this.#wiring.extra?.(this.query.trim());
    return extra && !this.loading ? [...this.found, extra] : this.found;
  });

  readonly #wiring: Wiring;
  #request = 0;
  /** Enter was pressed before the answer came: what it finds first is meant. */
  #picksFirst = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  show(): void {
    if (this.open) return;
    this.open = true;
    this.index = 0;
    void this.#find();
  }

  hide(): void {
    this.open = false;
    this.query = '';
    clearTimeout(this.#timer);
    // Whoever pressed Enter and went on still gets what they meant.
    if (this.#picksFirst) return;
    this.loading = false;
    this.#request += 1;
  }

  /** What there is to choose from has changed. */
  refresh(): void {
    if (this.open) void this.#find();
  }

  type(query: string): void {
    this.query = query;
    this.open = true;
    this.index = 0;
    // What is listed answers to what was typed before.
    this.loading = true;
    this.#picksFirst = false;
    this.#request += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(), pause);
  }

  pick(option: ListOption | undefined): void {
    if (option) this.#wiring.pick(option);
  }

  /** True when the key was meant for the list. */
  key(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!this.open) this.show();
      else this.index = (this.index + step + this.options.length) % Math.max(1, this.options.length);
      return true;
    }
    if (event.key === 'Enter' && this.open) {
      if (this.loading) this.#pickWhenFound();
      else this.pick(this.options[this.index]);
      return true;
    }
    if (event.key === 'Tab') this.hide();
    return false;
  }

  #pickWhenFound(): void {
    this.#picksFirst = true;
    clearTimeout(this.#timer);
    void this.#find();
  }

  async #find(): Promise<void> {
    const request = ++this.#request;
    const result = this.#wiring.load()(this.query.trim());
    if (!(result instanceof Promise)) {
      this.#settle(result);
      return;
    }
    this.loading = true;
    try {
      const found = await result;
      if (request === this.#request) this.#settle(found);
    } catch {
      if (request === this.#request) this.#settle([]);
    }
  }

  #settle(found: readonly ListOption[]): void {
    this.found = found;
    this.loading = false;
    if (!this.#picksFirst) return;
    this.#picksFirst = false;
    // A list that was left makes nothing new of what was typed there.
    this.pick(this.open ? this.options[0] : found[0]);
  }
}
