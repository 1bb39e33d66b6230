import { inspect } from 'node:util';

/** What everybody is told of a secret. */
export interface SetSecret {
  readonly set: true;
}

/**
 * A secret on its way into the database. Whatever writes it down on the way, the audit trail, a log or a plugin's worker,
 * gets no more than that it is set: only `store` reads the text.
 */
export class Concealed implements SetSecret {
  readonly set = true;
  readonly #clear: string;

  constructor(clear: string) {
    this.#clear = clear;
  }

  static clearOf(value: unknown): string | undefined {
    return value instanceof Concealed ? value.#clear : undefined;
  }

  /** Unlike the stored one, so that a new secret counts as a change. */
  toJSON(): unknown {
    return { set: true, renewed: true };
  }

  [inspect.custom](): string {
    return 'Concealed';
  }
}
