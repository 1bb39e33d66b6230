import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { columnFormats } from '#core/records/import/mapping/column-formats.ts';
import { canBeMapped } from '#core/records/import/mapping/mappable.ts';
import { slotFields } from '#core/records/import/mapping/slot-fields.ts';
import groups from '#core/records/import/profile/synonyms.json' with { type: 'json' };
import type { ImportColumn, MappingEntry, MappingSuggestion } from '#schemas/types/api.ts';

const byWord = Map.groupBy(
  groups.flatMap((group, number) => group.map((word) => ({ word, number }))),
  ({ word }) => word,
);

interface Scored extends MappingSuggestion {
  readonly score: number;
}

const PER_COLUMN = 3;
/** Share of the samples that must fit. */
const MOST = 0.9;
/** From this score on the name alone is convincing. */
const SAME_MEANING = 2;

/** Which field each column may belong to, the best first. */
export function suggestFields(columns: readonly ImportColumn[], entity: Entity, caller: Caller): MappingSuggestion[] {
  const fields = [...[...entity.fields.values()].filter((field) => canBeMapped(field, entity, caller)), ...slotFields(entity, caller)];
  return columns.flatMap((column) => {
    const scored = fields.flatMap((field) => scoreField(column, field, { entity, caller, fields }));
    const best = scored.sort((a, b) => b.score - a.score).slice(0, PER_COLUMN);
    return best.map(({ score: _, ...suggestion }) => suggestion);
  });
}

/** A first mapping from the suggestions: every column and every field at most once. */
export function firstMapping(suggestions: readonly MappingSuggestion[], columns: readonly ImportColumn[]): MappingEntry[] {
  const taken = new Set<string>();
  const mapped = new Map<number, MappingEntry>();
  for (const wanted of [true, false]) {
    for (const { column, field, sure } of suggestions) {
      if (sure !== wanted || mapped.has(column) || taken.has(field)) continue;
      taken.add(field);
      mapped.set(column, { column, field });
    }
  }
  return columns.flatMap(({ index }) => mapped.get(index) ?? []);
}

interface Surroundings {
  readonly entity: Entity;
  readonly caller: Caller;
  readonly fields: readonly Field[];
}

function scoreField(column: ImportColumn, field: Field, around: Surroundings): Scored[] {
  const name = nameScore(column.header, field, around);
  const fit = valueFit(column, field, around.caller);
  const typical = fit !== undefined && fit >= MOST && isTelling(column, field, around.fields);
  if (name === 0 && !typical) return [];
  const fits = fit === undefined || fit >= MOST;
  const why = name === 0 ? 'values' : fit !== undefined && fits ? 'both' : 'name';
  const sure = name >= SAME_MEANING && fits && column.date?.order !== null;
  return [{ column: column.index, field: field.name, why, sure, score: name + (fit ?? 0.5) + (fits ? 0.5 : 0) }];
}

/** 3: the very name; 2: another word for it; 1.5: names what the field points at; 1: one name contains the other. */
function nameScore(header: string, field: Field, { entity, caller }: Surroundings): number {
  const words = nameKey(header);
  if (words === '') return 0;
  const names = [field.name, ...Object.values(field.definition['x-label'])].map((text) => nameKey(String(text)));
  if (names.includes(words)) return 3;
  const own = field === entity.titleField ? entityNames(entity) : [];
  if (own.includes(words)) return 3;
  if ([...names, ...own].some((name) => sameMeaning(name, words))) return 2;
  const target = field.target === undefined ? undefined : caller.registry.entities.get(field.target);
  if (target && entityNames(target).some((name) => name === words || sameMeaning(name, words))) return 1.5;
  return names.some((name) => name.length > 3 && (` ${words} `.includes(` ${name} `) || ` ${name} `.includes(` ${words} `))) ? 1 : 0;
}

function entityNames(entity: Entity): string[] {
  return [entity.name, ...Object.values(entity.label).flatMap((label) => (label ? [label.one, label.many] : []))].map(nameKey);
}

function sameMeaning(a: string, b: string): boolean {
  const groupsOfB = byWord.get(b)?.map(({ number }) => number) ?? [];
  return byWord.get(a)?.some(({ number }) => groupsOfB.includes(number)) ?? false;
}

/** Without case, accents and punctuation: "E-mail", "e_mail" and "É-MAIL" are one name. */
function nameKey(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Share of the samples that the field's type can read; undefined where reading says nothing, as for text. */
function valueFit(column: ImportColumn, field: Field, caller: Caller): number | undefined {
  const { parse } = field.type;
  if (!parse || column.samples.length === 0 || readsAnything(field)) return undefined;
  const formats = columnFormats({ field: field.name }, column, caller);
  return column.samples.filter((sample) => 'value' in parse(sample, formats, field.definition)).length / column.samples.length;
}

function readsAnything(field: Field): boolean {
  return (
    'value' in
    (field.type.parse?.(
      '\u2318 any words',
      { date: 'dmy', decimal: ',', country: 'PT', currency: 'EUR', timeZone: 'UTC' },
      field.definition,
    ) ?? {})
  );
}

/** Values give a field away when they look like its type, that type is not a common one, and no other field has it. */
function isTelling(column: ImportColumn, field: Field, fields: readonly Field[]): boolean {
  if (field.definition['x-options'])
    return column.distinct > 1 && column.distinct <= 30 && field.definition['x-options'].length >= column.distinct;
  const telling = ['email', 'url', 'phone'].includes(column.looksLike);
  return telling && field.type.name === column.looksLike && fields.filter((other) => other.type === field.type).length === 1;
}
