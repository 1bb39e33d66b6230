import { fold } from '#core/fields/reading/fold.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { EntryPlan, RelationPlan } from '#core/records/import/run/entry-plan.ts';
import type { OwnTexts } from '#core/records/import/run/load-lookups.ts';
import { slotReader } from '#core/records/import/run/read-slots.ts';
import { problemOf, readText, type Texts } from '#core/records/import/run/read-text.ts';
import { relatedTexts } from '#core/records/import/run/related-texts.ts';
import type { StagedRow } from '#core/records/import/run/staged-rows.ts';
import type { WantedRecord } from '#core/records/import/run/wanted-record.ts';

/** A row whose texts have become values. */
export interface ReadRow {
  readonly no: number;
  /** Values of the fields whose cells are not empty. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly RowProblem[];
  readonly wanted: readonly WantedRecord[];
  /** Texts of relations to other rows of this file, to be linked when all of them are in. */
  readonly later: Readonly<Record<string, string>>;
}

export interface RowReader {
  read(row: StagedRow): ReadRow;
}

interface Draft {
  readonly values: Record<string, unknown>;
  readonly problems: RowProblem[];
  readonly wanted: WantedRecord[];
  readonly later: Record<string, string>;
}

const EMPTY_ID = '';

export function rowReader(plans: readonly EntryPlan[], own: OwnTexts): RowReader {
  /** Records that will be created, by relation and name, so that the next row that names one gets the same. */
  const planned = new Map<string, string>();
  const idOf = (relation: RelationPlan, text: string, group: string | null) => {
    const key = `${relation.target.name}\n${relation.by.name}\n${group ?? EMPTY_ID}\n${fold(text)}`;
    const id = planned.get(key) ?? uuid7();
    planned.set(key, id);
    return id;
  };
  const readSlots = slotReader(plans);
  const rest = plans.filter(({ slot }) => slot === undefined);
  return {
    read: (row) => {
      const draft: Draft = { values: {}, problems: rowFlaws(row, plans), wanted: [], later: {} };
      readSlots(row.cells, draft);
      for (const plan of rest) {
        const { text, given } = plan.text(row.cells);
        if (text === '') continue;
        if (isRelation(plan)) readRelation(plan, { text, given }, { draft, own, idOf });
        else readField(plan, { text, given }, draft);
      }
      return { no: row.no, ...draft };
    },
  };
}

const isRelation = (plan: EntryPlan): plan is RelationEntry => plan.relation !== undefined;

function readField(plan: EntryPlan, texts: Texts, { values, problems }: Draft): void {
  const read = readText(plan, texts);
  if ('problem' in read) problems.push(read.problem);
  else if (read.value !== null) values[plan.field.name] = read.value;
}

interface Finding {
  readonly draft: Draft;
  readonly own: OwnTexts;
  idOf(relation: RelationPlan, text: string, group: string | null): string;
}

type RelationEntry = EntryPlan & { readonly relation: RelationPlan };

function readRelation(plan: RelationEntry, { text, given }: Texts, finding: Finding): void {
  const { relation, field } = plan;
  const { values } = finding.draft;
  const found = relatedTexts(text, relation).map((part) => findOne(plan, { text: part, given: relation.many ? part : given }, finding));
  const ids = [...new Set(found.filter((id) => id !== undefined))];
  if (ids.length === 0) return;
  if (!relation.many) {
    values[field.name] = ids[0];
    return;
  }
  const links = ids.map((id) => ({ id }));
  const parsed = field.type.normalise?.(links, field.definition, { country: '', baseCurrency: '' });
  values[field.name] = parsed && 'value' in parsed ? parsed.value : links;
}

/** The one record that a text means; a doubt is a problem, never a guess. */
function findOne(plan: RelationEntry, { text, given }: Texts, { draft, own, idOf }: Finding): string | undefined {
  const { relation, entry, field } = plan;
  const said = relation.confined && draft.values[relation.confined.like];
  const group = typeof said === 'string' ? said : undefined;
  const found = relation.lookup.find(text, group);
  if (found.length === 1) return found[0]?.id;
  const isBelow = relation.self && (own.get(relation.by.name)?.get(fold(text)) ?? 0) > 0;
  if (found.length === 0 && isBelow) {
    draft.later[field.name] = [draft.later[field.name], text].filter(Boolean).join('; ');
    return undefined;
  }
  if (found.length === 0 && entry.missing === 'create') {
    const wanted = { target: relation.target, relation, text, group: group ?? relation.defaultGroup ?? null };
    const id = idOf(relation, text, wanted.group);
    draft.wanted.push({ id, ...wanted });
    return id;
  }
  const mild = found.length === 0 && entry.missing === 'empty';
  const code = found.length > 1 ? 'relation.ambiguous' : 'relation.notFound';
  draft.problems.push({ ...problemOf(code, plan, given), ...(mild && { mild }) });
  return undefined;
}

/** What was noticed while the file was read; a flaw of a column that nothing uses does not matter. */
function rowFlaws({ flaws }: StagedRow, plans: readonly EntryPlan[]): RowProblem[] {
  return (flaws ?? []).filter(({ column }) => column === undefined || plans.some(({ columns }) => columns.includes(column)));
}
