import { getRecord, queryRecords } from '#lib/api/records-api.ts';
import type { RecordRef } from '#lib/capture/capture.svelte.ts';
import type { CaptureParts } from '#lib/capture/capture-parts.ts';
import type { Person } from '#lib/capture/person.ts';
import { subtitleOf } from '#lib/capture/person-options.ts';
import { type Pointing, relatedValues, type Slot } from '#lib/capture/related-values.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { linksOf, roleAttribute } from '#lib/fields/relation_many/link.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

export interface Surroundings {
  /** Values of the note's own relations. */
  values: Record<string, unknown>;
  /** Who belongs to what it is about. */
  people: Person[];
}

const many = 50;

/** What is known of a note because of the record it is about. */
export async function surroundingsOf(parts: CaptureParts, about: RecordRef): Promise<Surroundings> {
  const entity = schema.entity(about.entity);
  if (!entity) return { values: {}, people: [] };
  const { data, included } = await getRecord(about.entity, about.id, { include: '*' });
  titles.absorb(included);
  titles.learn(about.entity, [data]);
  const slots = slotsOf(parts);
  const direct = relatedValues(slots, about, pointingFrom(entity, data));
  const links = await linkedTo(entity, about.id);
  const found = { ...relatedValues(slots, about, pointingThrough(links)), ...direct };
  const itself: Person[] = about.entity === personTarget(parts) ? [{ id: about.id, role: subtitleOf(entity, data) }] : [];
  const around = await peopleAround(found, about, parts);
  const people = [...peopleOf(entity, data, parts), ...peopleThrough(links, parts), ...around, ...itself];
  const known = new Map<string, Person>();
  for (const person of people) if (!known.has(person.id)) known.set(person.id, person);
  return { values: filled(slots, found, known), people: [...known.values()] };
}

function slotsOf({ about, people }: CaptureParts): Slot[] {
  return [...about, ...(people ? [people] : [])].map((field) => ({
    name: field.name,
    target: fieldKind(field).target?.(field) ?? '',
    many: field === people,
  }));
}

/** The record's own relations to one. */
function pointingFrom(entity: EntityView, record: StoredRecord): Pointing[] {
  return entity.fields.flatMap((field) => {
    const target = field.system ? undefined : fieldKind(field).target?.(field);
    const value = record[field.name];
    return target !== undefined && typeof value === 'string' ? [{ target, ids: [value] }] : [];
  });
}

/** Records of an entity that only links others, as an employment links a person and a company. */
interface Links {
  entity: EntityView;
  /** Its relation to where we come from. */
  from: string;
  records: readonly StoredRecord[];
}

async function linkedTo(entity: EntityView, id: string): Promise<Links[]> {
  const ends = entity.inverses.flatMap((inverse) => {
    const link = schema.entity(inverse.entity);
    return link?.navigation.hidden ? [{ link, from: inverse.field }] : [];
  });
  return Promise.all(
    ends.map(async ({ link, from }) => {
      const reply = await queryRecords(link.name, {
        filter: { field: from, op: 'eq', value: id },
        limit: many,
        count: 'none',
        include: ['*'],
      });
      titles.absorb(reply.included);
      return { entity: link, from, records: reply.data };
    }),
  );
}

const otherEnds = ({ entity, from }: Links): FieldView[] =>
  entity.fields.filter((field) => !field.system && field.name !== from && fieldKind(field).pointTo?.('') === '');

function pointingThrough(links: readonly Links[]): Pointing[] {
  return links.flatMap((link) =>
    otherEnds(link).map((field) => ({
      target: fieldKind(field).target?.(field) ?? '',
      ids: mainOnes(link).flatMap((record) => (typeof record[field.name] === 'string' ? [String(record[field.name])] : [])),
    })),
  );
}

/** Those that are ticked, such as the main employer; all of them where none is. */
function mainOnes({ records }: Links): readonly StoredRecord[] {
  const main = records.filter((record) => Object.values(record).includes(true));
  return main.length > 0 ? main : records;
}

const personTarget = ({ people }: CaptureParts) => people && fieldKind(people).target?.(people);

/** People the record itself names, with what they are in it. */
function peopleOf(entity: EntityView, record: StoredRecord, parts: CaptureParts): Person[] {
  const fields = entity.fields.filter((field) => !field.system && fieldKind(field).target?.(field) === personTarget(parts));
  return fields.flatMap((field) => {
    const role = roleAttribute(field);
    return linksOf(record[field.name]).map((link) => ({ id: link.id, role: role === undefined ? undefined : textOf(link[role]) }));
  });
}

function peopleThrough(links: readonly Links[], parts: CaptureParts): Person[] {
  return links.flatMap((link) =>
    otherEnds(link)
      .filter((field) => fieldKind(field).target?.(field) === personTarget(parts))
      .flatMap((field) =>
        link.records.flatMap((record) => {
          const id = record[field.name];
          return typeof id === 'string' ? [{ id, role: textOf(record[link.entity.titleField]) }] : [];
        }),
      ),
  );
}

/** The people of what was filled in besides: of the company of a lead. */
async function peopleAround(values: Record<string, string>, about: RecordRef, parts: CaptureParts): Promise<Person[]> {
  const others = parts.about.filter((field) => values[field.name] !== undefined && values[field.name] !== about.id);
  const found = await Promise.all(
    others.map(async (field) => {
      const entity = schema.entity(fieldKind(field).target?.(field) ?? '');
      return entity ? peopleThrough(await linkedTo(entity, values[field.name] ?? ''), parts) : [];
    }),
  );
  return found.flat();
}

function filled(slots: readonly Slot[], found: Record<string, string>, known: ReadonlyMap<string, Person>): Record<string, unknown> {
  return Object.fromEntries(
    slots.flatMap(({ name, many: list }): [string, unknown][] => {
      const id = found[name];
      if (id === undefined) return [];
      return [[name, list ? [known.get(id) ?? { id, role: undefined }] : id]];
    }),
  );
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
