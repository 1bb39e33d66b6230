import { failureText } from '#lib/api/failure-text.ts';
import { getRecord, queryRecords } from '#lib/api/records-api.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import { People } from '#lib/views/record/aside/people.svelte.ts';
import { RecordWork } from '#lib/views/record/record-work.svelte.ts';
import { pointingAt, RelatedList } from '#lib/views/record/related/related-lists.svelte.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** A real record to look at a layout with, and what belongs to it. */
export class PreviewRecord {
  draft: RecordDraft | undefined = $state.raw();
  work: RecordWork | undefined = $state.raw();
  people: People | undefined = $state.raw();
  lists: readonly RelatedList[] = $state.raw([]);
  problem = $state('');
  /** There is no record, or none that the layout is for. */
  none = $state(false);
  #stops: readonly (() => void)[] = [];

  /** The latest that the layout is for. */
  async find(entity: EntityView, when: Condition | undefined): Promise<void> {
    try {
      const fields = [entity.titleField];
      const reply = await queryRecords(entity.name, {
        ...(when && { filter: when }),
        fields,
        sort: '-updated_at',
        limit: 1,
        count: 'none',
      });
      const [first] = reply.data;
      this.none = first === undefined;
      if (first) await this.show(entity, first.id);
    } catch (error) {
      this.problem = failureText(error);
    }
  }

  async show(entity: EntityView, id: string): Promise<void> {
    try {
      const reply = await getRecord(entity.name, id, { include: '*', fields: '*,starred' });
      titles.absorb(reply.included);
      titles.learn(entity.name, [reply.data]);
      this.stop();
      this.draft = new RecordDraft(entity, schema.revision, { base: reply.data });
      this.work = new RecordWork(entity, id);
      this.people = new People(entity, id);
      this.lists = pointingAt(entity, id).map((one) => new RelatedList(one));
      for (const list of this.lists) void list.load();
      this.#stops = [this.work.start(), this.people.start()];
      this.problem = '';
      this.none = false;
    } catch (error) {
      this.problem = failureText(error);
    }
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
