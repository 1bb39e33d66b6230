import { storeContext } from '#core/access/store-context.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Parsed } from '#core/contract/field-type.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { columnFormats } from '#core/records/import/mapping/column-formats.ts';
import { type Confinement, confinementOf } from '#core/records/import/mapping/related-target.ts';
import { asField, type SlotField, slotFieldOf } from '#core/records/import/mapping/slot-fields.ts';
import { compileTemplate, type Template } from '#core/records/import/mapping/template.ts';
import { type PointerPlan, planPointers, readPointer } from '#core/records/import/run/pointer-plan.ts';
import type { RelationLookup } from '#core/records/import/run/relation-lookup.ts';
import { planSlots, type SlotPlan } from '#core/records/import/run/slot-plan.ts';
import { checkBody } from '#core/records/validator.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

/** One line of the mapping, ready to be applied to rows. */
export interface EntryPlan {
  readonly entry: MappingEntry;
  readonly field: Field;
  /** Columns it reads; a flaw of one of them is a flaw of the value. */
  readonly columns: readonly number[];
  /** The text to read: '' for none. `given` is what stands in the file, for messages. */
  text(cells: readonly string[]): { readonly text: string; readonly given: string };
  /** The value of a text, in its one canonical form. */
  read(text: string): Parsed<unknown>;
  readonly relation?: RelationPlan;
  /** Of one place of a relation with slots: its part of the record there. */
  readonly slot?: { readonly plan: SlotPlan; readonly place: number; readonly part: Field };
  /** Of a relation to any entity. */
  readonly pointers?: PointerPlan;
}

export interface RelationPlan {
  readonly target: Entity;
  readonly by: Field;
  readonly many: boolean;
  readonly confined: Confinement | undefined;
  /** Points at records of the file's own entity, which may be further down. */
  readonly self: boolean;
  /** Filled by `loadLookups`. */
  lookup: RelationLookup;
  /** Group of a record that is created when its row names none. */
  defaultGroup: string | undefined;
}

/** Plans in the order in which rows are read: what confines a relation comes before it. */
export function planEntries(
  mapping: readonly MappingEntry[],
  columns: readonly ImportColumn[],
  { entity, caller }: { entity: Entity; caller: Caller },
): EntryPlan[] {
  const slots = new Map<Field, SlotPlan>();
  const plans = mapping.map((entry) => {
    const slot = slotFieldOf(entry.field, entity, caller);
    return slot ? planSlotEntry(entry, columns, { slot, slots, caller }) : planEntry(entry, columns, { entity, caller });
  });
  return [...plans.filter(({ relation }) => !relation?.confined), ...plans.filter(({ relation }) => relation?.confined)];
}

function planEntry(
  entry: MappingEntry,
  columns: readonly ImportColumn[],
  { entity, caller }: { entity: Entity; caller: Caller },
): EntryPlan {
  const field = entity.fields.get(entry.field) as Field;
  const template =
    entry.template === undefined
      ? undefined
      : compileTemplate(
          entry.template,
          columns.map(({ header }) => header),
        );
  if (template && 'unknown' in template) throw new Error(`the template of ${entry.field} was not checked`);
  const relation = field.target !== undefined ? planRelation(entry, field, { entity, caller }) : undefined;
  const pointers = field.type.relation === 'any' ? planPointers(field, caller) : undefined;
  return {
    entry,
    field,
    columns: template ? template.columns : [entry.column as number],
    text: textReader(entry, template),
    read: remembered(pointers ? (text) => readPointer(text, pointers) : valueReader(entry, columns, { entity, caller })),
    ...(relation && { relation }),
    ...(pointers && { pointers }),
  };
}

interface SlotPlanning {
  readonly slot: SlotField;
  /** By relation: all its entries share one. */
  readonly slots: Map<Field, SlotPlan>;
  readonly caller: Caller;
}

/** Read as the field of the related record that it is. */
function planSlotEntry(entry: MappingEntry, columns: readonly ImportColumn[], { slot, slots, caller }: SlotPlanning): EntryPlan {
  const { target, holder, place, part } = slot;
  const plan = slots.get(holder) ?? planSlots(slot, { caller });
  slots.set(holder, plan);
  const own = planEntry({ ...entry, field: part.name }, columns, { entity: target, caller });
  return { ...own, entry, field: asField(slot), slot: { plan, place, part } };
}

function planRelation(entry: MappingEntry, field: Field, { entity, caller }: { entity: Entity; caller: Caller }): RelationPlan {
  const target = caller.registry.entities.get(field.target as string) as Entity;
  const by = (entry.by === undefined ? target.titleField : target.fields.get(entry.by)) as Field;
  const none: RelationLookup = { find: () => [], add: () => undefined };
  const base = { target, by, many: field.type.relation === 'many', confined: confinementOf(field), self: target === entity };
  return { ...base, lookup: none, defaultGroup: undefined };
}

/** The cell or the filled template, replaced where the user said by what. */
function textReader(entry: MappingEntry, template: Template | undefined): EntryPlan['text'] {
  const replaced = new Map(Object.entries(entry.values ?? {}));
  return (cells) => {
    const given = template ? template.fill(cells) : (cells[entry.column as number] ?? '').trim();
    return replaced.has(given) ? { text: (replaced.get(given) ?? '').trim(), given } : { text: given, given };
  };
}

/** Parsed as its column is written, then held against the field like any value that comes over the API. */
function valueReader(
  entry: MappingEntry,
  columns: readonly ImportColumn[],
  { entity, caller }: { entity: Entity; caller: Caller },
): (text: string) => Parsed<unknown> {
  const field = entity.fields.get(entry.field) as Field;
  const formats = columnFormats(entry, entry.column === undefined ? undefined : columns[entry.column], caller);
  return (text) => {
    const parsed = field.type.parse?.(text, formats, field.definition) ?? { reason: 'import.fieldType' };
    return 'reason' in parsed || parsed.value === null ? parsed : checkedValue(parsed.value, field, { entity, caller });
  };
}

export function checkedValue(value: unknown, field: Field, { entity, caller }: { entity: Entity; caller: Caller }): Parsed<unknown> {
  const [place] = checkBody(entity, { [field.name]: value });
  if (place) return { reason: place.code, ...(place.params && { params: place.params }) };
  const context = storeContext(caller);
  return field.type.normalise?.(value, field.definition, context) ?? { value };
}

const REMEMBERED = 5_000;

/** Columns repeat themselves; what was read once is not read again. */
function remembered(read: (text: string) => Parsed<unknown>): (text: string) => Parsed<unknown> {
  const known = new Map<string, Parsed<unknown>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const parsed = read(text);
    known.set(text, parsed);
    return parsed;
  };
}
