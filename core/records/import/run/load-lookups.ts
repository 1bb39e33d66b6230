import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { raw } from '#core/kit/sql.ts';
import type { EntryPlan, RelationPlan } from '#core/records/import/run/entry-plan.ts';
import { loadPointers } from '#core/records/import/run/pointer-plan.ts';
import { relatedTexts } from '#core/records/import/run/related-texts.ts';
import { lookUpRelations, soleRecord } from '#core/records/import/run/relation-lookup.ts';
import { loadSlots, type SlotPlan, type SlotValues } from '#core/records/import/run/slot-plan.ts';
import { allRows } from '#core/records/import/run/staged-rows.ts';
import type { Database } from '#core/sql/database.ts';

type RelationEntry = EntryPlan & { readonly relation: RelationPlan };

/** Texts by which rows of the file itself can be found, by field: how many rows have each. */
export type OwnTexts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Finds out once, with one query per column, what the texts of all relations mean. */
export async function loadLookups(
  database: Database,
  importId: string,
  { plans, caller }: { plans: readonly EntryPlan[]; caller: Caller },
): Promise<OwnTexts> {
  const relations = plans.filter((plan): plan is RelationEntry => plan.relation !== undefined);
  const pointing = new Map(plans.flatMap((plan) => (plan.pointers ? [[plan, new Set<string>()]] : [])));
  const slots = new Map(plans.flatMap(({ slot }) => (slot ? [[slot.plan, new Map() as SlotValues]] : [])));
  if (relations.length === 0 && pointing.size === 0 && slots.size === 0) return new Map();
  const gathered = await gatherTexts(allRows(database, importId), plans, { relations, pointing, slots });
  await database.transaction(async (tx) => {
    await tx.run(raw('SET LOCAL statement_timeout = 600000'));
    for (const [{ pointers }, texts] of pointing) if (pointers) await loadPointers({ db: tx, caller }, pointers, texts);
    for (const [plan, values] of slots) await loadSlots({ db: tx, caller }, plan, values);
    for (const [plan, texts] of gathered.wanted) {
      const { relation } = plan;
      const group = relation.confined && relation.target.fields.get(relation.confined.on);
      relation.lookup = await lookUpRelations(tx, { caller, target: relation.target, by: relation.by, group, texts });
      const groupEntity = group?.target === undefined ? undefined : caller.registry.entities.get(group.target);
      relation.defaultGroup = groupEntity && (await soleRecord(tx, caller, groupEntity as Entity));
    }
  });
  return gathered.own;
}

interface Gathering {
  readonly relations: readonly RelationEntry[];
  /** Filled with the texts of relations to any entity. */
  readonly pointing: ReadonlyMap<EntryPlan, Set<string>>;
  /** Filled with what the cells say by which records in slots are found. */
  readonly slots: ReadonlyMap<SlotPlan, SlotValues>;
}

async function gatherTexts(staged: ReturnType<typeof allRows>, plans: readonly EntryPlan[], { relations, pointing, slots }: Gathering) {
  const wanted = new Map(relations.map((plan) => [plan, new Set<string>()]));
  const self = relations.filter(({ relation }) => relation.self);
  const naming = plans.filter(({ field, relation }) => !relation && self.some((plan) => plan.relation.by === field));
  const own = new Map(naming.map(({ field }) => [field.name, new Map<string, number>()]));
  for await (const rows of staged) {
    for (const { cells } of rows) {
      for (const [plan, texts] of wanted) for (const text of relatedTexts(plan.text(cells).text, plan.relation)) texts.add(text);
      gatherSlots(cells, plans, slots);
      for (const [plan, texts] of pointing) texts.add(plan.text(cells).text);
      for (const plan of naming) count(own.get(plan.field.name) as Map<string, number>, fold(plan.text(cells).text));
    }
  }
  return { wanted, own };
}

function gatherSlots(cells: readonly string[], plans: readonly EntryPlan[], slots: Gathering['slots']): void {
  for (const { slot, text, read } of plans) {
    if (!slot?.plan.finders.includes(slot.part)) continue;
    const parsed = read(text(cells).text);
    if (!('value' in parsed) || parsed.value === null) continue;
    const values = slots.get(slot.plan) as SlotValues;
    values.set(slot.part, (values.get(slot.part) ?? new Map()).set(JSON.stringify(parsed.value), parsed.value));
  }
}

function count(tally: Map<string, number>, key: string): void {
  if (key !== '') tally.set(key, (tally.get(key) ?? 0) + 1);
}
