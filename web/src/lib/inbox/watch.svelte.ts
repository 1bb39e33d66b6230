import { failureText } from '#lib/api/failure-text.ts';
import { getWatchers, setWatch } from '#lib/api/notifications-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';

/** Whether the person is told what happens with one record. */
export class Watch {
  /** Undefined until it is known. */
  on: boolean | undefined = $state();
  readonly #entity: string;
  readonly #id: string;

  constructor(entity: string, id: string) {
    this.#entity = entity;
    this.#id = id;
  }

  async load(): Promise<void> {
    try {
      this.on = (await getWatchers(this.#entity, this.#id)).watching;
    } catch {
      // Without an answer there is nothing to offer.
      this.on = undefined;
    }
  }

  async set(on: boolean): Promise<void> {
    const before = this.on;
    this.on = on;
    try {
      await setWatch(this.#entity, this.#id, on);
      toast(t(on ? 'watch.begun' : 'watch.ended'));
    } catch (error) {
      this.on = before;
      toastError(failureText(error));
    }
  }
}
