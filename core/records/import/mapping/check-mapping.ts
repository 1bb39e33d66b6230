import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import type { ErrorPlace } from '#core/errors.ts';
import { isCurrency } from '#core/fields/money/currency.ts';
import type { Hooks } from '#core/records/hooks.ts';
import { whyNotMapped } from '#core/records/import/mapping/mappable.ts';
import { canBeFoundBy, whyNotCreated } from '#core/records/import/mapping/related-target.ts';
import { mappedField, type SlotField, slotFieldOf, whyNotFilled } from '#core/records/import/mapping/slot-fields.ts';
import { compileTemplate } from '#core/records/import/mapping/template.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

export interface MappingToCheck {
  readonly entity: Entity;
  readonly columns: readonly ImportColumn[];
  readonly mapping: readonly MappingEntry[];
  readonly matchBy: readonly string[];
  readonly caller: Caller;
  readonly hooks: Hooks;
}

/** Every place where a mapping asks for something that cannot be. */
export function mappingProblems(check: MappingToCheck): ErrorPlace[] {
  const { mapping, entity } = check;
  const seen = new Set<string>();
  const places = mapping.flatMap((entry, i): ErrorPlace[] => {
    const at = `/mapping/${i}`;
    const slot = slotFieldOf(entry.field, entity, check.caller);
    if (slot) return slotPlaces(entry, at, { ...check, slot, seen });
    const field = entity.fields.get(entry.field);
    if (!field) return [{ path: `${at}/field`, code: 'import.fieldUnknown', params: { field: entry.field } }];
    if (seen.has(field.name)) return [{ path: `${at}/field`, code: 'import.twice' }];
    seen.add(field.name);
    const refused = whyNotMapped(field, entity, check.caller);
    if (refused) return [{ path: `${at}/field`, code: refused }];
    return [...sourcePlaces(entry, at, check.columns), ...optionPlaces(entry, at, { ...check, field })];
  });
  return [...places, ...matchPlaces(check)];
}

function slotPlaces(entry: MappingEntry, at: string, check: MappingToCheck & { slot: SlotField; seen: Set<string> }): ErrorPlace[] {
  const { slot, seen, entity, caller, mapping } = check;
  // The relation as a whole and its places would each say what is in it.
  if (seen.has(entry.field) || mapping.some(({ field }) => field === slot.holder.name))
    return [{ path: `${at}/field`, code: 'import.twice' }];
  seen.add(entry.field);
  const refused = whyNotFilled(slot, entity, caller);
  if (refused) return [{ path: `${at}/field`, code: refused }];
  return [...sourcePlaces(entry, at, check.columns), ...optionPlaces(entry, at, { ...check, field: slot.part })];
}

function sourcePlaces(entry: MappingEntry, at: string, columns: readonly ImportColumn[]): ErrorPlace[] {
  if ((entry.column === undefined) === (entry.template === undefined)) return [{ path: at, code: 'import.source' }];
  if (entry.column !== undefined)
    return entry.column < columns.length ? [] : [{ path: `${at}/column`, code: 'import.column', params: { column: entry.column } }];
  const template = compileTemplate(
    entry.template ?? '',
    columns.map(({ header }) => header),
  );
  return 'unknown' in template ? [{ path: `${at}/template`, code: 'import.placeholder', params: { name: template.unknown } }] : [];
}

function optionPlaces(entry: MappingEntry, at: string, { field, caller, hooks, mapping }: MappingToCheck & { field: Field }): ErrorPlace[] {
  const places: ErrorPlace[] = [];
  if (entry.currency !== undefined && !isCurrency(entry.currency))
    places.push({ path: `${at}/currency`, code: 'currency.unknown', params: { currency: entry.currency } });
  const target = field.target === undefined ? undefined : caller.registry.entities.get(field.target);
  if (entry.by !== undefined && !(target && canBeFoundBy(target, entry.by, caller))) places.push({ path: `${at}/by`, code: 'import.by' });
  if (entry.missing === 'create') {
    const reason = target ? whyNotCreated({ entry, field, target, caller, hooks, mapping }) : { code: 'import.noCreate' };
    if (reason) places.push({ path: `${at}/missing`, ...reason });
  }
  return places;
}

function matchPlaces({ entity, matchBy, mapping, caller }: MappingToCheck): ErrorPlace[] {
  const reading = policyFor(caller, entity, 'read');
  return matchBy.flatMap((name, i): ErrorPlace[] => {
    const path = `/matchBy/${i}`;
    const field = entity.fields.get(name);
    if (!field) return [{ path, code: 'import.fieldUnknown', params: { field: name } }];
    if (!field.type.operators.in || field.computed || field.link || reading.field(field) === 'none')
      return [{ path, code: 'import.matchField' }];
    return mapping.some((entry) => entry.field === name) ? [] : [{ path, code: 'import.matchUnmapped' }];
  });
}

/** What only the user can know, to be answered before anything is read. */
export function openQuestions({ entity, columns, mapping, caller }: MappingToCheck): ErrorPlace[] {
  if (mapping.length === 0) return [{ path: '/mapping', code: 'import.nothing' }];
  return mapping.flatMap((entry, i): ErrorPlace[] => {
    const { type } = mappedField(entry.field, entity, caller) as Field;
    const column = entry.column === undefined ? undefined : columns[entry.column];
    const isMoment = type.orderType === 'date' || type.orderType === 'timestamptz';
    if (isMoment && column?.date?.order === null && !entry.date)
      return [{ path: `/mapping/${i}/date`, code: 'import.dateOrder', params: { column: column.header, sample: column.samples[0] ?? '' } }];
    if (type.measure && column?.decimal === null && !entry.decimal)
      return [
        { path: `/mapping/${i}/decimal`, code: 'import.decimal', params: { column: column.header, sample: column.samples[0] ?? '' } },
      ];
    return [];
  });
}
