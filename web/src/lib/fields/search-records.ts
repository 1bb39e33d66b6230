import { queryRecords } from '#lib/api/records-api.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { ListOption } from '#lib/ui/list-option.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const offered = 20;

interface Narrowing {
  /** A relation's own filter; may mention other fields of the record as `$record.<field>`. */
  filter?: Condition | undefined;
  record?: Record<string, unknown>;
  except?: readonly string[];
}

/** Records to choose from: by title, or the most recent when nothing is typed. */
export async function searchRecords(
  target: string,
  query: string,
  { filter, record = {}, except = [] }: Narrowing = {},
): Promise<ListOption[]> {
  const entity = schema.entity(target);
  if (!entity) return [];
  const parts: (Condition | undefined)[] = [
    titleContains(entity, query),
    filter && bind(filter, record),
    except.length > 0 ? { field: 'id', op: 'nin', value: except } : undefined,
  ];
  const and = parts.filter((part) => part !== undefined);
  const reply = await queryRecords(target, {
    ...(and.length > 0 && { filter: { and } }),
    fields: [entity.titleField],
    sort: query === '' ? naturalOrder(entity) : entity.titleField,
    limit: offered,
    count: 'none',
  });
  titles.absorb(reply.included);
  titles.learn(target, reply.data);
  return reply.data.map((one) => ({ value: one.id, label: recordTitle(entity, one) }));
}

/** What has a position is offered in that order; everything else most recent first. */
function naturalOrder(entity: EntityView): string {
  return entity.fields.some((field) => field.name === 'position' && field.sortable) ? 'position' : '-updated_at';
}

function titleContains(entity: EntityView, query: string): Condition | undefined {
  const title = entity.fields.find((field) => field.name === entity.titleField);
  if (query === '' || !title) return undefined;
  if (title.operators.includes('contains')) return { field: title.name, op: 'contains', value: query };
  // The title is itself a related record: look one step further.
  const beyond = title.relation && schema.entity(title.relation.target)?.titleField;
  return beyond ? { field: `${title.name}.${beyond}`, op: 'contains', value: query } : undefined;
}

/** Fills in `$record.…`; what refers to an empty field does not narrow. */
function bind(filter: Condition, record: Record<string, unknown>): Condition | undefined {
  if ('and' in filter) return { and: filter.and.flatMap((part) => bind(part, record) ?? []) };
  if ('or' in filter) return { or: filter.or.flatMap((part) => bind(part, record) ?? []) };
  if ('not' in filter) {
    const part = bind(filter.not, record);
    return part && { not: part };
  }
  const name = typeof filter.value === 'string' ? /^\$record\.(\w+)$/.exec(filter.value)?.[1] : undefined;
  if (name === undefined) return filter;
  return isEmpty(record[name]) ? undefined : { ...filter, value: record[name] };
}
