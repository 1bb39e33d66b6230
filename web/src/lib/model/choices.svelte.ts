import { saveChoice } from '#lib/api/session-api.ts';

const settle = 400;

/** Small things the server remembers for the person, by key: how a list was last shown, … */
class Choices {
  #values: Readonly<Record<string, unknown>> = $state.raw({});
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  adopt(values: Readonly<Record<string, unknown>>): void {
    // What is still on its way to the server is newer.
    const mine = Object.fromEntries([...this.#timers.keys()].map((key) => [key, this.#values[key]]));
    this.#values = { ...values, ...mine };
  }

  get(key: string): unknown {
    return this.#values[key];
  }

  /** Remembered at once, sent when things have settled; a choice that does not arrive is no reason to disturb. */
  set(key: string, value: unknown): void {
    this.#values = { ...this.#values, [key]: value };
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.#send(key), settle),
    );
  }

  /** What is still waiting, before the page goes away. */
  flush(): void {
    for (const [key, timer] of this.#timers) {
      clearTimeout(timer);
      this.#send(key);
    }
  }

  #send(key: string): void {
    this.#timers.delete(key);
    void saveChoice(key, this.#values[key] ?? null).catch(() => {});
  }
}

export const choices = new Choices();
