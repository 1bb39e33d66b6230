import { ApiError } from '#lib/api/http.ts';
import { getRecord } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import { Tinted } from '#lib/views/tinted.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** One record on the screen: loaded, followed, and the draft that edits it. */
export class RecordSource {
  draft: RecordDraft | undefined = $state.raw();
  /** Not there, or not for this person. */
  missing = $state(false);
  /** Deleted while it was on the screen. */
  gone = $state(false);
  error: unknown = $state.raw();
  /** Fields that somebody else just changed. */
  readonly tinted = new Tinted();
  readonly #entity: string;
  readonly #id: string;

  constructor(entity: string, id: string) {
    this.#entity = entity;
    this.#id = id;
  }

  async load(entity: EntityView): Promise<void> {
    try {
      const reply = await getRecord(this.#entity, this.#id, { include: '*', fields: '*,starred' });
      titles.absorb(reply.included);
      titles.learn(this.#entity, [reply.data]);
      this.error = undefined;
      this.missing = false;
      this.gone = typeof reply.data.deleted_at === 'string';
      if (this.draft) this.#receive(reply.data);
      else this.draft = new RecordDraft(entity, schema.revision, { base: reply.data });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        if (this.draft) this.gone = true;
        else this.missing = true;
      } else this.error = error;
    }
  }

  follow(entity: () => EntityView): () => void {
    return live.subscribe(
      this.#entity,
      {
        changed: (records, actor) => {
          for (const record of records) this.#receive(record, actor);
        },
        removed: () => void this.load(entity()),
        reload: () => void this.load(entity()),
      },
      [this.#id],
    );
  }

  #receive(record: StoredRecord, actor: string | null = null): void {
    titles.learn(this.#entity, [record]);
    const news = this.draft?.receive(record) ?? [];
    if (actor === session.user?.id) return;
    for (const name of news) this.tinted.mark(name);
  }
}
