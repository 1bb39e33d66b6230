import { type Policy, policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import type { AskedTimeline } from '#core/records/timeline/asked-timeline.ts';
import { timelineFields } from '#core/schema/view-fields.ts';
import type { TimelinePart } from '#schemas/types/definition.ts';

/** Records of one entity that stand in the timeline of what they point at. */
export interface TimelineSource {
  readonly entity: Entity;
  readonly policy: Policy;
  readonly kind: TimelinePart['kind'];
  /** A day or a moment. */
  readonly at: Field;
  /** Relations that lead to the record whose timeline it is. */
  readonly pointers: readonly Field[];
  /** What is told of each. */
  readonly fields: readonly Field[];
  /** What the filters look at. */
  readonly roles: { readonly author?: Field; readonly department?: Field; readonly channel?: Field };
}

const ROLES = ['author', 'department', 'channel'] as const;

/** Whose records are part of the timeline of an entity's records: all that point there, that the caller may see, and that have what is asked for. */
export function timelineSources(target: Entity, caller: Caller, asked: AskedTimeline): TimelineSource[] {
  return [...new Set(target.inverses.map(({ entity }) => entity))].flatMap((name) => {
    const entity = caller.registry.entities.get(name);
    const part = entity?.definition['x-view']?.timeline;
    if (!entity || !part || !asked.kinds.has(part.kind)) return [];
    const source = sourceOf(entity, part, { target, caller });
    return source && ROLES.every((role) => !asked[role] || source.roles[role]) ? [source] : [];
  });
}

interface Place {
  readonly target: Entity;
  readonly caller: Caller;
}

function sourceOf(entity: Entity, part: TimelinePart, { target, caller }: Place): TimelineSource | undefined {
  const policy = policyFor(caller, entity, 'read');
  const visible = (name: string | undefined) => {
    const field = name === undefined ? undefined : entity.fields.get(name);
    // What tells of the caller cannot stand in a statement that serves everybody.
    return field && !field.personal && policy.field(field) !== 'none' ? field : undefined;
  };
  const inverses = target.inverses.filter((inverse) => inverse.entity === entity.name);
  const pointers = inverses.flatMap(({ field }) => visible(field) ?? []);
  const at = visible(part.at);
  if (policy.rows === 'none' || pointers.length === 0 || !at || !isMoment(at)) return undefined;
  const [author, department] = [visible(part.author), visible(part.department)].map((field) =>
    field?.type.relation === 'one' ? field : undefined,
  );
  const channel = visible(part.channel);
  const about = [...entity.fields.values()].filter((field) => field.type.relation === 'one' && field.definition['x-relation']?.inverse);
  const told = ['id', 'version', entity.titleField.name, ...timelineFields(part), ...about.map(({ name }) => name)];
  return {
    entity,
    policy,
    kind: part.kind,
    at,
    pointers,
    fields: [...new Set(told)].flatMap((name) => visible(name) ?? []),
    roles: {
      ...(author && { author }),
      ...(department && { department }),
      ...(channel?.type.operators.in && !channel.link && { channel }),
    },
  };
}

function isMoment({ type }: Field): boolean {
  return type.orderType === 'date' || type.orderType === 'timestamptz';
}
