import { live } from '#lib/model/live.svelte.ts';
import type { PresentUser } from '#schemas/types/api.ts';

const sayEvery = 20_000;

/** Who else looks at a record while this tab shows it, and whether they are editing it. */
export class RecordPresence {
  others: readonly PresentUser[] = $state.raw([]);
  readonly #entity: string;
  readonly #id: string;
  #editing = false;

  constructor(entity: string, id: string) {
    this.#entity = entity;
    this.#id = id;
  }

  /** Until the returned function is called. */
  follow(): () => void {
    const say = () => this.#say();
    const back = () => document.visibilityState === 'visible' && this.#say();
    const timer = setInterval(say, sayEvery);
    document.addEventListener('visibilitychange', back);
    const stop = live.on('presence', ({ entity, id, users }) => {
      if (entity === this.#entity && id === this.#id) this.others = users;
    });
    return () => {
      stop();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
      live.say({ type: 'absent', entity: this.#entity, id: this.#id });
    };
  }

  /** The socket is open, or not: whoever cannot hear of the others does not know of them. */
  hear(isOpen: boolean): void {
    if (isOpen) this.#say();
    else this.others = [];
  }

  edit(editing: boolean): void {
    if (editing === this.#editing) return;
    this.#editing = editing;
    this.#say();
  }

  #say(): void {
    live.say({ type: 'present', entity: this.#entity, id: this.#id, editing: this.#editing });
  }
}
