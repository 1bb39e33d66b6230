import { getSetup } from '#lib/api/session-api.ts';

const retryAfter = 4000;

/** Whether the server answers. Everything that talks to it reports here; one place shows it. */
class Reachability {
  online = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;

  report(answered: boolean): void {
    this.online = answered;
    clearTimeout(this.#timer);
    if (!answered) this.#timer = setTimeout(() => this.retry(), retryAfter);
  }

  /** Any public call tells; the client reports the outcome. */
  retry(): void {
    void getSetup().catch(() => {});
  }
}

export const reachability = new Reachability();
