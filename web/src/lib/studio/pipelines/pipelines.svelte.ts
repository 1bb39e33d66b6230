import { getBatch, startBatch } from '#lib/api/batch-api.ts';
import { failureText } from '#lib/api/failure-text.ts';
import { countByValue, createRecord, queryRecords, removeRecord, updateRecord } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { live } from '#lib/model/live.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import type { StepBoard } from '#lib/studio/pipelines/step-boards.ts';
import { newPositions } from '#lib/studio/pipelines/step-positions.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

const most = 200;
const settle = 300;
const patience = 400;

/** The steps of one board and what they belong to, as records, kept true by the socket. */
export class Pipelines {
  readonly board: StepBoard;
  parents: readonly StoredRecord[] = $state.raw([]);
  steps: readonly StoredRecord[] = $state.raw([]);
  /** How many records stand in each step. */
  counts: ReadonlyMap<string, number> = $state.raw(new Map());
  answered = $state(false);
  problem = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(board: StepBoard) {
    this.board = board;
  }

  stepsOf(parent: string | undefined): StoredRecord[] {
    const { link } = this.board;
    return this.steps.filter((step) => !link || step[link.path] === parent);
  }

  follow(): () => void {
    void this.load();
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const { entity, steps, parents } = this.board;
    const stops = [entity, steps, ...(parents ? [parents] : [])].map(({ name }) =>
      live.subscribe(name, { changed: again, removed: again, reload: again }),
    );
    return () => {
      clearTimeout(this.#timer);
      for (const stop of stops) stop();
    };
  }

  async load(): Promise<void> {
    const { entity, field, steps, parents } = this.board;
    try {
      const [found, above, counts] = await Promise.all([
        readAll(steps),
        parents ? readAll(parents) : [],
        countByValue(entity.name, { field: field.name, filter: { and: [] }, limit: most }),
      ]);
      this.steps = found;
      this.parents = above;
      this.counts = new Map(counts.values.flatMap(({ value, count }) => (typeof value === 'string' ? [[value, count] as const] : [])));
      this.problem = '';
    } catch (error) {
      this.problem = failureText(error);
    }
    this.answered = true;
  }

  /** In this order at once; what could not be stored comes back as it was. */
  async arrange(order: readonly StoredRecord[]): Promise<void> {
    const moved = newPositions(order);
    const place = new Map(moved.map(({ record, position }) => [record.id, position]));
    this.steps = this.steps
      .map((step) => (place.has(step.id) ? { ...step, position: place.get(step.id) } : step))
      .sort((a, b) => Number(a['position']) - Number(b['position']));
    try {
      for (const { record, position } of moved) await updateRecord(this.board.steps.name, record, { position });
    } finally {
      await this.load();
    }
  }

  /** A parent with its steps, as a new one; of a copy that could not be finished nothing stays. */
  async copy(parent: StoredRecord): Promise<StoredRecord> {
    const { steps, parents, link } = this.board;
    if (!parents || !link) throw new Error('Only what has a parent can be copied with it');
    const name = t('pipeline.copyOf', { name: recordTitle(parents, parent) });
    const position = Math.max(-1, ...this.parents.map((one) => Number(one['position'] ?? 0))) + 1;
    const { data: made } = await createRecord(parents.name, { ...own(parents, parent), [parents.titleField]: name, position });
    try {
      for (const step of this.stepsOf(parent.id)) await createRecord(steps.name, { ...own(steps, step), [link.path]: made.id });
    } catch (error) {
      await removeRecord(parents.name, made.id, made.version);
      throw error;
    }
    await this.load();
    return made;
  }

  /** Everything that stands in one step goes to another; gives how many would not. */
  async moveCards(from: string, to: string): Promise<number> {
    const { entity, field } = this.board;
    let batch = await startBatch(entity.name, {
      filter: { field: field.name, op: 'eq', value: from },
      action: 'update',
      set: { [field.name]: to },
    });
    while (batch.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, patience));
      batch = await getBatch(batch.id);
    }
    return batch.skippedCount;
  }
}

async function readAll(entity: EntityView): Promise<readonly StoredRecord[]> {
  const isOrdered = entity.fields.some((field) => field.name === 'position' && field.sortable);
  const sort = isOrdered ? `position,${entity.titleField}` : entity.titleField;
  const { data, included } = await queryRecords(entity.name, { fields: ['*'], include: ['*'], sort, limit: most, count: 'none' });
  titles.absorb(included);
  titles.learn(entity.name, data);
  return data;
}

/** What somebody wrote in a record, to be written in another. */
function own(entity: EntityView, record: StoredRecord): Record<string, unknown> {
  const fields = entity.fields.filter((field) => isEditable(field) && !field.unique && !Array.isArray(fieldKind(field).pointTo?.('')));
  return Object.fromEntries(fields.flatMap(({ name }) => (isEmpty(record[name]) ? [] : [[name, record[name]]])));
}
