import type { RecordInput } from '#core/contract/records.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { EntryPlan } from '#core/records/import/run/entry-plan.ts';
import { problemOf, readText, type Texts } from '#core/records/import/run/read-text.ts';
import { findInSlot, rememberInSlot, type SlotPlan } from '#core/records/import/run/slot-plan.ts';
import type { WantedRecord } from '#core/records/import/run/wanted-record.ts';

type SlotEntry = EntryPlan & { readonly slot: NonNullable<EntryPlan['slot']> };

const isSlot = (plan: EntryPlan): plan is SlotEntry => plan.slot !== undefined;

interface Draft {
  readonly values: Record<string, unknown>;
  readonly problems: RowProblem[];
  readonly wanted: WantedRecord[];
}

interface Found {
  readonly values: RecordInput;
  /** The first of its columns, which is told where there is a doubt. */
  readonly entry: SlotEntry;
  readonly given: string;
}

/** Fills relations with slots: each place with the record that its cells mean, or with one that is to be created from them. */
export function slotReader(plans: readonly EntryPlan[]): (cells: readonly string[], draft: Draft) => void {
  const relations = [...Map.groupBy(plans.filter(isSlot), ({ slot }) => slot.plan)].map(([plan, entries]) => {
    const places = [...Map.groupBy(entries, ({ slot }) => slot.place)].sort(([a], [b]) => a - b);
    return { plan, places: places.map(([, own]) => own) };
  });
  return (cells, draft) => {
    for (const { plan, places } of relations) {
      const ids = places.flatMap((entries) => {
        const found = readPlace(entries, cells, draft);
        return found ? (recordIn(found, plan, draft) ?? []) : [];
      });
      const links = [...new Set(ids)].map((id) => ({ id }));
      if (links.length === 0) continue;
      const parsed = plan.holder.type.normalise?.(links, plan.holder.definition, { country: '', baseCurrency: '' });
      draft.values[plan.holder.name] = parsed && 'value' in parsed ? parsed.value : links;
    }
  };
}

/** What the cells of one place say; nothing where all of them are empty, or one cannot be read. */
function readPlace(entries: readonly SlotEntry[], cells: readonly string[], { problems }: Draft): Found | undefined {
  const values: Record<string, unknown> = {};
  let first: Pick<Found, 'entry' | 'given'> | undefined;
  let isWrong = false;
  for (const entry of entries) {
    const texts: Texts = entry.text(cells);
    if (texts.text === '') continue;
    first ??= { entry, given: texts.given };
    const read = readText(entry, texts);
    if ('problem' in read) {
      problems.push(read.problem);
      isWrong ||= !read.problem.mild;
    } else if (read.value !== null) values[entry.slot.part.name] = read.value;
  }
  return first && !isWrong ? { values, ...first } : undefined;
}

function recordIn({ values, entry, given }: Found, plan: SlotPlan, draft: Draft): string | undefined {
  const known = findInSlot(values, plan);
  if (known.size === 1) {
    const [id] = known;
    // Planned by an earlier row: as long as that row has not created it, this one does.
    const planned = id === undefined ? undefined : plan.planned.get(id);
    if (planned) draft.wanted.push(planned);
    return id;
  }
  if (known.size > 1 || values[plan.target.titleField.name] === undefined) {
    draft.problems.push(problemOf(known.size > 1 ? 'relation.ambiguous' : 'import.slotTitle', entry, given));
    return undefined;
  }
  const wanted = { id: uuid7(), target: plan.target, values };
  draft.wanted.push(wanted);
  rememberInSlot(wanted, plan);
  return wanted.id;
}
