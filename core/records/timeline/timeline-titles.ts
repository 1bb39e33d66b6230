import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { pointersIn } from '#core/fields/relation-any/pointers.ts';
import type { Reading } from '#core/records/context.ts';
import { type Included, readTitles } from '#core/records/include.ts';
import type { FieldChange } from '#schemas/types/api.ts';

/** Ids of records whose titles are wanted, by entity. */
export type Wanted = Map<string, Set<string>>;

interface Link {
  readonly id: string;
}

export function want(wanted: Wanted, entity: string, value: unknown): void {
  const ids = wanted.get(entity) ?? new Set<string>();
  wanted.set(entity, ids);
  if (typeof value === 'string') ids.add(value);
  else if (Array.isArray(value)) for (const { id } of value as Link[]) ids.add(id);
}

export function wantRecord(wanted: Wanted, record: RecordValue, fields: readonly Field[]): void {
  for (const field of fields) wantPointers(wanted, field, record[field.name]);
}

function wantPointers(wanted: Wanted, field: Field, value: unknown): void {
  if (!field.type.relation) return;
  for (const { entity, id } of pointersIn(value, field)) want(wanted, entity, id);
}

export function wantChanges(wanted: Wanted, { fields }: Entity, changes: readonly FieldChange[]): void {
  for (const { field, before, after } of changes) {
    const changed = fields.get(field);
    if (changed) for (const value of [before, after]) wantPointers(wanted, changed, value);
  }
}

/** A link as `planColumns` reads it with `linkTitles`. */
interface TitledLink {
  readonly link: Link;
  readonly title?: unknown;
}

/** Moves the titles that came with a record's links to where all titles are. */
export function takeLinkTitles(
  record: Record<string, unknown>,
  fields: readonly Field[],
  { caller, included }: { caller: Caller; included: Included },
): void {
  for (const field of fields) {
    if (!field.link || !field.target) continue;
    const titles = included[field.target] ?? {};
    included[field.target] = titles;
    const titleField = (caller.registry.entities.get(field.target) as Entity).titleField.name;
    record[field.name] = ((record[field.name] ?? []) as TitledLink[]).map(({ link, title }) => {
      // Links to what is in the trash are not among them.
      const told: Record<string, unknown> = { id: link.id, [titleField]: title, deleted_at: null };
      if (title !== undefined && !titles[link.id]) titles[link.id] = told as RecordValue;
      return link;
    });
  }
}

/** Reads the titles that are still missing. What the caller may not see stays so. */
export async function addTitles({ db, caller }: Reading, wanted: Wanted, included: Included): Promise<void> {
  const reads = [...wanted].map(async ([name, ids]) => {
    const known = included[name] ?? {};
    const missing = [...ids].filter((id) => !known[id]);
    const entity = caller.registry.entities.get(name);
    included[name] = entity && missing.length > 0 ? { ...known, ...(await readTitles({ db, caller }, entity, missing)) } : known;
  });
  await Promise.all(reads);
}

/** Links to records that the caller may not see are left out, as they are when the record itself is read. */
export function visibleChanges({ fields }: Entity, changes: readonly FieldChange[], included: Included): FieldChange[] {
  return changes.map((change) => {
    const field = fields.get(change.field);
    if (field?.type.relation !== 'many') return change;
    const known = (value: unknown) =>
      Array.isArray(value) ? value.filter(({ id }: Link) => included[field.target as string]?.[id]) : value;
    return { field: change.field, before: known(change.before), after: known(change.after) };
  });
}
