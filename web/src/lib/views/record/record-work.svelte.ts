import { sumRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { session } from '#lib/model/session.svelte.ts';
import { hasStars } from '#lib/model/stars.svelte.ts';
import { lifecycle } from '#lib/views/record/head/record-facts.ts';
import { RecordQuery } from '#lib/views/record/record-query.svelte.ts';
import { type Pointing, pointingAt, pointsAt } from '#lib/views/record/related/related-lists.svelte.ts';
import { fieldOf, storySource, type TimelineSource, timelineSources, todoSource } from '#lib/views/record/timeline/timeline-sources.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const fewOpen = 6;
const fewDone = 2;
const fewCards = 4;

/** What is going on around a record: what is to be done next, and what stands on boards and is not over. */
export class RecordWork {
  readonly sources: readonly TimelineSource[];
  readonly story: TimelineSource | undefined;
  /** The latest story, and how many there are. */
  readonly stories: RecordQuery | undefined;
  readonly todo: TimelineSource | undefined;
  /** By the day on which they are due. */
  readonly open: RecordQuery | undefined;
  readonly done: RecordQuery | undefined;
  readonly boards: readonly OpenBoard[];
  readonly next = $derived.by(() => this.open?.rows[0]);

  constructor(entity: EntityView, id: string) {
    this.sources = timelineSources(entity, id);
    this.story = storySource(this.sources);
    this.stories = this.story && storyQuery(this.story);
    this.todo = todoSource(this.sources);
    this.open = this.todo && todoQuery(this.todo, false);
    this.done = this.todo && todoQuery(this.todo, true);
    this.boards = pointingAt(entity, id).flatMap((one) => (one.entity.board ? [new OpenBoard(one)] : []));
  }

  /** Until the returned function is called. */
  start(): () => void {
    const queries = [this.stories, this.open, this.done, ...this.boards].filter((query) => query !== undefined);
    const stops = queries.map((query) => {
      void query.load();
      return query.follow();
    });
    return () => {
      for (const stop of stops) stop();
    };
  }
}

const anyOf = (conditions: Condition[]): Condition => (conditions.length === 1 && conditions[0] ? conditions[0] : { or: conditions });

function storyQuery({ entity, part, pointing }: TimelineSource): RecordQuery {
  return new RecordQuery({
    entity,
    filter: anyOf(pointing.map((one) => one.filter)),
    fields: [entity.titleField, part.at].flatMap((name) => fieldOf(entity, name) ?? []),
    sort: `-${part.at}`,
    limit: 1,
    count: 'capped',
    concerns: (record) => pointing.some((one) => pointsAt(record, one)),
  });
}

function todoQuery({ entity, part, pointing }: TimelineSource, done: boolean): RecordQuery {
  const names = [entity.titleField, part.at, part.done, part.doneAt, part.author];
  const state: Condition = { field: part.done ?? '', op: done ? 'eq' : 'ne', value: true };
  return new RecordQuery({
    entity,
    filter: { and: [anyOf(pointing.map((one) => one.filter)), state] },
    fields: names.flatMap((name) => fieldOf(entity, name) ?? []),
    also: ['id'],
    sort: done ? `-${fieldOf(entity, part.doneAt)?.name ?? part.at}` : part.at,
    limit: done ? fewDone : fewOpen,
    concerns: (record) => pointing.some((one) => pointsAt(record, one)),
  });
}

/** Records on a board that point at this one and are not over yet, and what they come to. */
export class OpenBoard extends RecordQuery {
  readonly pointing: Pointing;
  readonly groupBy: FieldView | undefined;
  readonly sumField: FieldView | undefined;
  /** Only those that are not over; otherwise all of them, since the definition knows no end. */
  readonly hasEnd: boolean;
  sum: string | null | undefined = $state();
  readonly #filter: Condition;

  constructor(pointing: Pointing) {
    const { entity } = pointing;
    const groupBy = fieldOf(entity, entity.board?.groupBy);
    const sumField = fieldOf(entity, entity.board?.sum);
    const life = lifecycle(entity);
    const over = life?.options?.filter((option) => option.final).map((option) => option.value) ?? [];
    const filter: Condition = life ? { and: [pointing.filter, { field: life.name, op: 'nin', value: over }] } : pointing.filter;
    super({
      entity,
      filter,
      fields: [fieldOf(entity, entity.titleField), groupBy, sumField, life].filter((one) => one !== undefined),
      also: hasStars(entity) ? ['starred'] : [],
      sort: hasStars(entity) ? '-starred,-updated_at' : '-updated_at',
      limit: fewCards,
      count: 'capped',
      concerns: (record) => pointsAt(record, pointing),
    });
    this.pointing = pointing;
    this.groupBy = groupBy;
    this.sumField = sumField;
    this.hasEnd = life !== undefined;
    this.#filter = filter;
  }

  override async load(): Promise<void> {
    await Promise.all([super.load(), this.#add()]);
  }

  /** What all of them come to, as it is written; undefined where there is nothing to add up. */
  get sumText(): string | undefined {
    const currency = session.organisation?.currency ?? '';
    const kind = this.sumField && fieldKind(this.sumField);
    return kind && this.sumField && this.sum ? (kind.printSum?.(this.sum, currency) ?? kind.print(this.sum, this.sumField)) : undefined;
  }

  async #add(): Promise<void> {
    const { sumField } = this;
    if (!sumField?.measurable) return;
    try {
      const sums = await sumRecords(this.entity.name, { fields: [sumField.name], filter: this.#filter });
      this.sum = sums[sumField.name] ?? null;
    } catch {
      // A head without its sum is still a head.
    }
  }
}
