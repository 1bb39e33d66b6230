import { checkFormula, type FormulaTrial } from '#lib/api/schema-api.ts';
import type { FormulaReply } from '#schemas/types/api.ts';

const PAUSE = 250;

/** What the server says of a formula while it is typed. What it said last stays until it says something else. */
export class FormulaCheck {
  reply: FormulaReply | undefined = $state.raw();
  /** The expression that the reply is about. */
  about = $state('');
  failed = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  ask(entity: string, trial: FormulaTrial): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (trial.expression.trim() === '') {
      this.reply = undefined;
      this.about = trial.expression;
      return;
    }
    this.#timer = setTimeout(() => void this.#send(asked, entity, trial), PAUSE);
  }

  async #send(asked: number, entity: string, trial: FormulaTrial): Promise<void> {
    try {
      const reply = await checkFormula(entity, trial);
      if (asked !== this.#asked) return;
      this.reply = reply;
      this.about = trial.expression;
      this.failed = false;
    } catch {
      // Typing goes on; the review asks again.
      if (asked === this.#asked) this.failed = true;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }
}
