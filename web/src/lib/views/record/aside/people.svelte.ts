import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { linksOf } from '#lib/fields/relation_many/link.ts';
import { linkNote } from '#lib/fields/relation_many/link-note.ts';
import { i18n, text } from '#lib/i18n/i18n.svelte.ts';
import { avatarShape, recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { reachFields, type Way, waysTo } from '#lib/views/record/head/reach-ways.ts';
import { linkEnds } from '#lib/views/record/links/link-ends.ts';
import { byPeriod, periodState } from '#lib/views/record/links/link-period.ts';
import { periodText } from '#lib/views/record/links/period-text.ts';
import { RecordQuery } from '#lib/views/record/record-query.svelte.ts';
import { type Pointing, pointingAt, pointsAt } from '#lib/views/record/related/related-lists.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

const most = 20;

/** Somebody or something on the page of another record, with what connects them. */
export interface Neighbour {
  entity: string;
  id: string;
  note: string;
  past: boolean;
}

/** One list of neighbours in the aside. */
export interface PeopleList {
  key: string;
  label: string;
  /** How one is added: by a record that connects, or in a field of the record itself. */
  add: { pointing: Pointing } | { field: FieldView };
  readonly neighbours: readonly Neighbour[];
  readonly answered: boolean;
}

/** Those with whom a record has to do: connected by records of their own, or named in one of its fields. */
export class People {
  readonly #links: readonly { pointing: Pointing; there: FieldView; query: RecordQuery }[];
  readonly #named: readonly FieldView[];
  readonly #ways = new SvelteMap<string, readonly Way[]>();
  readonly #asked = new Set<string>();

  constructor(entity: EntityView, id: string) {
    this.#links = pointingAt(entity, id).flatMap((pointing) => {
      const ends = linkEnds(pointing.entity, pointing.field.name);
      return ends ? [{ pointing, there: ends.there, query: linkQuery(pointing, ends.there) }] : [];
    });
    this.#named = entity.fields.filter((field) => {
      const kind = fieldKind(field);
      const target = schema.entity(kind.target?.(field) ?? '');
      return field.can.read && Array.isArray(kind.pointTo?.('')) && target?.can.read === true && avatarShape(target) === 'round';
    });
  }

  lists(record: StoredRecord): PeopleList[] {
    const named = this.#named.map((field) => ({
      key: field.name,
      label: text(field.label, field.name),
      add: { field },
      neighbours: namedIn(record, field),
      answered: true,
    }));
    const linked = this.#links.map(({ pointing, there, query }) => ({
      key: `${pointing.entity.name}.${pointing.field.name}`,
      label: text(pointing.inverse.label, pointing.inverse.name),
      add: { pointing },
      neighbours: byPeriod(pointing.entity, query.rows, i18n.formats.today()).flatMap(
        (row) => neighbourBy(pointing.entity, there, row) ?? [],
      ),
      answered: query.answered,
    }));
    return [...named, ...linked];
  }

  /** How they can be reached; asked for once. */
  waysTo({ entity, id }: Neighbour): readonly Way[] {
    return this.#ways.get(`${entity}/${id}`) ?? [];
  }

  async findWays(neighbours: readonly Neighbour[]): Promise<void> {
    const fresh = neighbours.filter(({ entity, id }) => !this.#asked.has(`${entity}/${id}`));
    for (const { entity, id } of fresh) this.#asked.add(`${entity}/${id}`);
    for (const [name, some] of Map.groupBy(fresh, ({ entity }) => entity)) {
      const entity = schema.entity(name);
      const fields = entity ? reachFields(entity).map((field) => field.name) : [];
      if (!entity || fields.length === 0) continue;
      const ids = some.map(({ id }) => id);
      const reply = await queryRecords(name, {
        filter: { field: 'id', op: 'in', value: ids },
        fields: [entity.titleField, ...fields],
        limit: ids.length,
        count: 'none',
      }).catch(() => undefined);
      titles.learn(name, reply?.data ?? []);
      for (const one of reply?.data ?? []) this.#ways.set(`${name}/${one.id}`, waysTo(entity, one));
    }
  }

  /** Until the returned function is called. */
  start(): () => void {
    const stops = this.#links.map(({ query }) => {
      void query.load();
      return query.follow();
    });
    return () => {
      for (const stop of stops) stop();
    };
  }
}

function linkQuery(pointing: Pointing, there: FieldView): RecordQuery {
  const { entity, filter } = pointing;
  const names = [entity.titleField, there.name, entity.period?.from, entity.period?.to];
  return new RecordQuery({
    entity,
    filter,
    fields: [...new Set(names)].flatMap((name) => entity.fields.find((one) => one.name === name && one.can.read) ?? []),
    limit: most,
    concerns: (record) => pointsAt(record, pointing),
  });
}

function neighbourBy(entity: EntityView, there: FieldView, row: StoredRecord): Neighbour | undefined {
  const target = fieldKind(there).target?.(there);
  const id = row[there.name];
  if (target === undefined || typeof id !== 'string') return undefined;
  const past = periodState(entity, row, i18n.formats.today()) === 'past';
  const role = entity.titleField === there.name ? '' : recordTitle(entity, row);
  return { entity: target, id, note: [role, past ? periodText(entity, row) : ''].filter(Boolean).join(' · '), past };
}

function namedIn(record: StoredRecord, field: FieldView): Neighbour[] {
  const target = fieldKind(field).target?.(field) ?? '';
  return linksOf(record[field.name]).map((link) => ({ entity: target, id: link.id, note: linkNote(field, link), past: false }));
}
