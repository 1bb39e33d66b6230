import type { RecordInput } from '#core/contract/records.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { type RowProblem, shortened } from '#core/records/import/problem.ts';
import type { EntryPlan, RelationPlan } from '#core/records/import/run/entry-plan.ts';
import { findInSlot, rememberInSlot, type SlotPlan } from '#core/records/import/run/slot-plan.ts';
import type { WantedRecord } from '#core/records/import/run/wanted-record.ts';

export type SlotEntry = EntryPlan & { readonly slot: NonNullable<EntryPlan['slot']> };

export const isSlot = (plan: EntryPlan): plan is SlotEntry => plan.slot !== undefined;

interface Draft {
  readonly values: Record<string, unknown>;
  readonly problems: RowProblem[];
  readonly wanted: WantedRecord[];
}

interface Found {
  readonly place: number;
  readonly values: Record<string, unknown>;
  /** The first of its columns, which is told where there is a doubt. */
  readonly entry: SlotEntry;
  readonly given: string;
}

/** Fills relations with slots: each place with the record that its cells mean, or with one that is to be created from them. */
export function readSlots(entries: readonly SlotEntry[], cells: readonly string[], draft: Draft): void {
  for (const [plan, own] of Map.groupBy(entries, ({ slot }) => slot.plan)) {
    const places = Map.groupBy(own, ({ slot }) => slot.place);
    const ids = [...places]
      .sort(([a], [b]) => a - b)
      .flatMap(([place, some]) => {
        const found = readPlace(place, some, { cells, draft });
        return found ? (recordIn(found, plan, draft) ?? []) : [];
      });
    const links = [...new Set(ids)].map((id) => ({ id }));
    if (links.length === 0) continue;
    const parsed = plan.holder.type.normalise?.(links, plan.holder.definition, { country: '', baseCurrency: '' });
    draft.values[plan.holder.name] = parsed && 'value' in parsed ? parsed.value : links;
  }
}

/** What the cells of one place say; nothing where all of them are empty, or one cannot be read. */
function readPlace(
  place: number,
  entries: readonly SlotEntry[],
  { cells, draft }: { cells: readonly string[]; draft: Draft },
): Found | undefined {
  const values: Record<string, unknown> = {};
  let first: Pick<Found, 'entry' | 'given'> | undefined;
  let isWrong = false;
  for (const entry of entries) {
    const { text, given } = entry.text(cells);
    if (text === '') continue;
    first ??= { entry, given };
    const parsed = entry.read(text);
    if ('value' in parsed) {
      if (parsed.value !== null) values[entry.slot.part.name] = parsed.value;
      continue;
    }
    const mild = entry.entry.missing === 'empty';
    isWrong ||= !mild;
    draft.problems.push({
      ...problem(parsed.reason, { entry, given }),
      ...(parsed.params && { params: parsed.params }),
      ...(mild && { mild }),
    });
  }
  return first && !isWrong ? { place, values, ...first } : undefined;
}

function recordIn(found: Found, plan: SlotPlan, draft: Draft): string | undefined {
  const known = findInSlot(found.values, plan);
  if (known.size === 1) {
    const [id] = known;
    // Planned by an earlier row: as long as that row has not created it, this one does.
    const planned = id === undefined ? undefined : plan.planned.get(id);
    if (planned) draft.wanted.push(planned as WantedRecord);
    return id;
  }
  const title = found.values[plan.target.titleField.name];
  if (known.size > 1 || title === undefined) {
    draft.problems.push(problem(known.size > 1 ? 'relation.ambiguous' : 'import.slotTitle', found));
    return undefined;
  }
  const wanted: WantedRecord = {
    id: uuid7(),
    relation: relationOf(plan),
    text: String(title),
    group: null,
    values: found.values as RecordInput,
  };
  draft.wanted.push(wanted);
  plan.planned.set(wanted.id, wanted);
  rememberInSlot(wanted.id, found.values, plan);
  return wanted.id;
}

/** What is created is remembered by the slots themselves. */
function relationOf({ target }: SlotPlan): RelationPlan {
  const lookup = { find: () => [], add: () => undefined };
  return { target, by: target.titleField, many: true, confined: undefined, self: false, lookup, defaultGroup: undefined };
}

function problem(code: string, { entry, given }: Pick<Found, 'entry' | 'given'>): RowProblem {
  const { column } = entry.entry;
  return { code, field: entry.entry.field, ...(column !== undefined && { column }), value: shortened(given) };
}
