import type { BeforeEvent } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import type { Hooks } from '#core/records/hooks.ts';
import { isEmpty } from '#core/records/prepare-values.ts';

/** A relation that takes what the record behind another relation points at: the pipeline of a lead that of its product. */
interface Follow {
  readonly field: string;
  /** The other relation, and the entity that it points at. */
  readonly source: string;
  readonly target: string;
  /** The field there. */
  readonly taken: string;
}

export function followsOf(entity: Entity | undefined): readonly Follow[] {
  return [...(entity?.fields.values() ?? [])].flatMap(({ name, definition }) => {
    const [source = '', taken] = definition['x-relation']?.follows?.split('.') ?? [];
    const target = entity?.fields.get(source)?.target;
    return taken === undefined || target === undefined ? [] : [{ field: name, source, target, taken }];
  });
}

/** Before plugins are asked: one place for the API, for what is done to many at once and for imports. */
export function withFollowing(hooks: Hooks, follows: (entity: string) => readonly Follow[]): Hooks {
  const concerned = (entity: string, changed: readonly string[] | undefined) =>
    follows(entity).filter(({ source }) => changed?.includes(source) ?? true);
  return {
    ...hooks,
    has: (entity, action, changed) => hooks.has(entity, action, changed) || (action !== 'remove' && concerned(entity, changed).length > 0),
    run: async (event) => {
      const followed: Record<string, unknown> = {};
      for (const follow of concerned(event.entity, event.changed)) {
        const value = await followedValue(event, follow);
        if (value !== undefined) followed[follow.field] = value;
      }
      const changed = [...event.changed, ...Object.keys(followed)];
      const set = await hooks.run({ ...event, record: { ...event.record, ...followed }, changed });
      return { ...followed, ...set };
    },
  };
}

/** What somebody chose by hand stays; undefined = it stays as it is. */
async function followedValue(event: BeforeEvent, follow: Follow): Promise<unknown> {
  const { record, before, changed } = event;
  const { field, source } = follow;
  const isChosen = changed.includes(field) && (before !== null || !isEmpty(record[field]));
  if (isChosen || isEmpty(record[source])) return undefined;
  const wasFilled = before !== null && !isEmpty(before[field]);
  if (wasFilled && before[source] === record[source]) return undefined;
  const now = await taken(event, follow, record);
  if (isEmpty(now) || !wasFilled) return now ?? undefined;
  // It is what the former one gave, so nobody chose it.
  return before[field] === (await taken(event, follow, before)) ? now : undefined;
}

async function taken({ records }: BeforeEvent, { source, target, taken: name }: Follow, record: RecordInput): Promise<unknown> {
  const id = record[source];
  if (isEmpty(id)) return null;
  const [found] = await records(target).find({ filter: { field: 'id', op: 'eq', value: id }, limit: 1 });
  return found?.[name] ?? null;
}
