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
  }

  type(query: string): void {
    this.query = query;
    this.open = true;
    this.index = 0;
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
      this.pick(this.options[this.index]);
      return true;
    }
    if (event.key === 'Tab') this.hide();
    return false;
  }

  async #find(): Promise<void> {
    const request = ++this.#request;
    const result = this.#wiring.load()(this.query.trim());
    if (!(result instanceof Promise)) {
      this.found = result;
      return;
    }
    this.loading = true;
    try {
      const found = await result;
      if (request === this.#request) this.found = found;
    } catch {
      if (request === this.#request) this.found = [];
    } finally {
      if (request === this.#request) this.loading = false;
    }
  }
}
