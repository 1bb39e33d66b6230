export interface Question {
  title: string;
  text: string;
  /** The verb on the button that goes ahead. */
  action: string;
  cancel: string;
  kind?: 'primary' | 'danger';
}

class Confirm {
  question: Question | undefined = $state.raw();
  #answer: ((yes: boolean) => void) | undefined;

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.question = question;
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  answer(yes: boolean): void {
    this.question = undefined;
    this.#answer?.(yes);
    this.#answer = undefined;
  }
}

const confirmations = new Confirm();

/** Asks and waits. `ConfirmHost.svelte` must be mounted once. */
export function confirm(question: Question): Promise<boolean> {
  return confirmations.ask(question);
}

export { confirmations };
