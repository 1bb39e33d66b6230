import { getUsage } from '#lib/api/schema-api.ts';
import type { UsageReply } from '#schemas/types/api.ts';

export interface Filled {
  readonly filled: number;
  readonly total: number;
  readonly percent: number;
}

/** How the fields of an entity are used; nothing is known until the server counted. */
export class FieldUsage {
  #reply: UsageReply | undefined = $state.raw();
  #asked = '';

  /** What cannot be counted is only not shown. */
  async load(entity: string, revision: number): Promise<void> {
    const asked = `${entity}/${revision}`;
    if (this.#asked === asked) return;
    this.#asked = asked;
    try {
      const reply = await getUsage(entity);
      if (this.#asked === asked) this.#reply = reply;
    } catch {
      this.#asked = '';
    }
  }

  share(field: string): Filled | undefined {
    const found = this.#reply?.fields.find((one) => one.name === field);
    if (!found || !this.#reply) return undefined;
    const { total } = this.#reply;
    const share = total === 0 ? 0 : (found.filled / total) * 100;
    // Hardly any is not none, and nearly all is not all.
    const percent = share > 0 && share < 1 ? 1 : share > 99 && share < 100 ? 99 : Math.round(share);
    return { filled: found.filled, total, percent };
  }

  dependents(field: string): readonly string[] {
    return this.#reply?.fields.find((one) => one.name === field)?.dependents ?? [];
  }
}
