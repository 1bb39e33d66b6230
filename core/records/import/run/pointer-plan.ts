import { policyFor } from '#core/access/policy.ts';
import { possibleTargets } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Parsed } from '#core/contract/field-type.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import type { Pointer } from '#core/fields/relation-any/pointers.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Reading } from '#core/records/context.ts';
import { canBeFoundBy } from '#core/records/import/mapping/related-target.ts';
import { lookUpRelations, type RelationLookup } from '#core/records/import/run/relation-lookup.ts';

/** How the texts of a relation to any entity are understood: "Company: Acme", or the id of a record. */
export interface PointerPlan {
  /** Those whose records the caller may see. */
  readonly targets: readonly Entity[];
  /** The same by each of their names, folded. */
  readonly named: ReadonlyMap<string, readonly Entity[]>;
  /** Filled by `loadPointers`. */
  readonly lookups: Map<Entity, RelationLookup>;
}

export function planPointers(field: Field, caller: Caller): PointerPlan {
  const targets = possibleTargets(field, caller.registry).filter((target) => policyFor(caller, target, 'read').rows !== 'none');
  const names = targets.flatMap((target) => [...namesOf(target)].map((name) => ({ name, target })));
  const named = [...Map.groupBy(names, ({ name }) => name)].map(([name, own]) => [name, own.map(({ target }) => target)] as const);
  return { targets, named: new Map(named), lookups: new Map() };
}

/** One statement per entity that the texts name. */
export async function loadPointers({ db, caller }: Reading, plan: PointerPlan, texts: ReadonlySet<string>): Promise<void> {
  const wanted = new Map<Entity, Set<string>>();
  for (const text of texts) {
    const { among, rest } = splitPointer(text, plan);
    for (const target of among) wanted.set(target, (wanted.get(target) ?? new Set()).add(rest));
  }
  for (const [target, some] of wanted) {
    const { titleField } = target;
    const by = canBeFoundBy(target, titleField.name, caller) ? titleField : (target.fields.get('id') as Field);
    plan.lookups.set(target, await lookUpRelations(db, { caller, target, by, group: undefined, texts: some }));
  }
}

/** The one record that a text means; a doubt is a reason, never a guess. */
export function readPointer(text: string, plan: PointerPlan): Parsed<Pointer> {
  const { among, rest } = splitPointer(text, plan);
  if (among.length === 0) return { reason: 'relation.entity', params: { value: text } };
  const found = among.flatMap((target) =>
    (plan.lookups.get(target)?.find(rest, undefined) ?? []).map(({ id }) => ({ entity: target.name, id })),
  );
  if (found.length === 1) return { value: found[0] as Pointer };
  return { reason: found.length > 1 ? 'relation.ambiguous' : 'relation.notFound', params: { value: text } };
}

/** What stands before the colon is the entity, by its name or in any of the languages; an id needs none. */
function splitPointer(text: string, { targets, named }: PointerPlan): { readonly among: readonly Entity[]; readonly rest: string } {
  const whole = text.trim();
  if (isUuid(whole)) return { among: targets, rest: whole };
  const colon = whole.indexOf(':');
  const among = colon < 0 ? undefined : named.get(fold(whole.slice(0, colon)));
  if (among) return { among, rest: whole.slice(colon + 1).trim() };
  return { among: targets.length === 1 ? targets : [], rest: whole };
}

function namesOf({ name, label }: Entity): ReadonlySet<string> {
  const said = Object.values(label).flatMap((words) => (words ? [words.one, words.many] : []));
  return new Set([name, ...said].map(fold));
}
