import type { RecordDraft } from '#lib/render/record-draft.svelte.ts';
import type { People, PeopleList } from '#lib/views/record/aside/people.svelte.ts';
import type { RecordWork } from '#lib/views/record/record-work.svelte.ts';
import type { Pointing, RelatedList } from '#lib/views/record/related/related-lists.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

/** A record on the screen with all that belongs to it, for whoever draws a part of it. */
export interface RecordPage {
  readonly entity: EntityView;
  readonly id: string;
  readonly record: StoredRecord;
  readonly draft: RecordDraft;
  readonly canUpdate: boolean;
  readonly phone: boolean;
  readonly work: RecordWork;
  readonly people: People;
  /** Who is concerned. */
  readonly near: readonly PeopleList[];
  /** What points here. */
  readonly lists: readonly RelatedList[];
  readonly onadd: (pointing: Pointing) => void;
  readonly onedit: (field: FieldView) => void;
  readonly onshow: (key: string) => void;
  readonly onstored: (record: StoredRecord) => void;
}

export const keyOf = ({ inverse }: Pointing) => `${inverse.entity}.${inverse.field}`;

/** How one is added to a list of neighbours; undefined where the person may not. */
export function adderOfPeople({ entity, onadd, onedit }: RecordPage, { add }: PeopleList): (() => void) | undefined {
  if ('field' in add) return entity.can.update && add.field.can.update ? () => onedit(add.field) : undefined;
  return adderOf(onadd, add.pointing);
}

export function adderOf(onadd: RecordPage['onadd'], pointing: Pointing): (() => void) | undefined {
  return pointing.entity.can.create && pointing.field.can.update ? () => onadd(pointing) : undefined;
}

/** How the next thing to do is planned. */
export function planner({ work, onadd }: RecordPage): (() => void) | undefined {
  const [first] = work.todo?.pointing ?? [];
  return work.todo?.entity.can.create && first ? () => onadd(first) : undefined;
}
