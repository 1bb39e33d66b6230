import { callerFormats } from '#core/access/caller-formats.ts';
import { exportPolicy } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Formats } from '#core/contract/field-type.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { pointersIn } from '#core/fields/relation-any/pointers.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import type { Included } from '#core/records/include.ts';
import { type ListRequest, listUnder } from '#core/records/list.ts';
import { textIn } from '#core/records/problem-message.ts';
import { namedFields } from '#core/records/read-plan.ts';

export type ExportRequest = Pick<ListRequest, 'entity' | 'filter' | 'sort' | 'fields' | 'trash'>;

/** A text as people of the caller's country write it, or a number. */
export type ExportedCell = string | number;

export interface Export {
  /** Labels in the caller's language. */
  readonly heads: readonly string[];
  /** In pages, so that no table is too large. */
  readonly rows: AsyncIterable<readonly ExportedCell[]>;
}

const PAGE = 1_000;

/**
 * The records that match, as rows. Denied at once, before anything is written, when the caller may not export; of the others only
 * what may both be read and exported.
 */
export async function exportRecords(context: RecordsContext, caller: Caller, request: ExportRequest): Promise<Export> {
  const entity = findEntity(caller, request.entity);
  const policy = exportPolicy(caller, entity);
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const names = request.fields ?? usualFields(entity, (field) => policy.field(field) !== 'none');
  const fields = namedFields(names, policy).filter((field) => names.includes(field.name));
  const include = fields.filter((field) => field.type.relation).map(({ name }) => name);
  const writing = { formats: callerFormats(caller), titleOf: titleOf(caller) };
  const pageFrom = (cursor: string | null) => {
    const page = { fields: names, include, limit: PAGE, count: 'none', ...(cursor !== null && { cursor }) } as const;
    return listUnder(context, caller, { policy, request: { ...request, ...page } });
  };
  // What is wrong with the question is said before the first byte of the answer.
  const first = await pageFrom(null);
  const read = async function* () {
    for (let page = first; ; page = await pageFrom(page.page.next)) {
      for (const record of page.data)
        yield fields.map((field) => cellOf(record[field.name], field, { ...writing, included: page.included ?? {} }));
      if (page.page.next === null) return;
    }
  };
  return { heads: fields.map((field) => textIn(field.definition['x-label'], caller.user.language)), rows: read() };
}

/** All that the entity itself defines, in its order. */
function usualFields(entity: Entity, isSeen: (field: Field) => boolean): string[] {
  const own = [...entity.fields.values()].filter((field) => !field.system || field.name === 'owner');
  return own.filter(isSeen).map(({ name }) => name);
}

interface Writing {
  readonly formats: Formats;
  readonly included: Included;
  titleOf(entity: string, record: RecordValue | undefined): string;
}

function cellOf(value: unknown, field: Field, { formats, included, titleOf }: Writing): ExportedCell {
  if (value === null || value === undefined) return '';
  const { type, definition, target } = field;
  if (type.relation) {
    const titles = pointersIn(value, field).map(({ entity, id }) => ({ entity, title: titleOf(entity, included[entity]?.[id]) }));
    // Where it may be of any entity, that is told too: an import reads it again.
    return titles.map(({ entity, title }) => (target === undefined && title !== '' ? `${entity}:${title}` : title)).join(', ');
  }
  const number = typeof value === 'number' ? String(value) : type.number?.(value, formats);
  return number !== undefined && Number.isFinite(Number(number)) ? Number(number) : type.print(value, definition, formats);
}

/** What a record is called; empty for one that the caller may not see. */
function titleOf({ registry }: Caller): Writing['titleOf'] {
  return (entity, record) => String(record?.[registry.entities.get(entity)?.titleField.name ?? ''] ?? '');
}
