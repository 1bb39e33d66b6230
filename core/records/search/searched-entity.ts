import { type Policy, policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { type JoinedTitles, joinable, joinedTitles } from '#core/records/joined-titles.ts';
import { type ReadPlan, readPlan } from '#core/records/read-plan.ts';
import { isFoundByParts, searchedFields } from '#core/registry/entity-indexes.ts';

/** An entity as one caller may look into it, and what is told of its records. */
export interface SearchedEntity {
  readonly entity: Entity;
  readonly policy: Policy;
  readonly caller: Caller;
  /** Short texts; the title, if it is among them. */
  readonly short: readonly Field[];
  readonly long: readonly Field[];
  /** Long texts of which a fragment is told: those that are searched, and the one that tells the story. */
  readonly told: readonly Field[];
  /** Of stories: the field that says when they happened, and whether an index is in that order. */
  readonly story: { readonly text: Field; readonly at: Field; readonly indexed: boolean } | undefined;
  readonly plan: ReadPlan;
  readonly titles: JoinedTitles;
}

const SHOWN = 5;

/** Nothing where the caller may see no rows. A field seen on some rows only is not searched: a hit would tell its content. */
export function searchedEntity(entity: Entity, caller: Caller): SearchedEntity | undefined {
  const policy = policyFor(caller, entity, 'read');
  if (policy.rows === 'none') return undefined;
  const searched = searchedFields(entity).filter((field) => policy.field(field) === 'all');
  const short = searched.filter((field) => isFoundByParts(field, entity) || field.type.search);
  const long = searched.filter((field) => !short.includes(field));
  const story = storyOf(policy);
  const told = story && !short.includes(story.text) ? [...new Set([story.text, ...long])] : long;
  const shown = shownFields(entity).filter((field) => policy.field(field) !== 'none' && !told.includes(field));
  const fields = [...new Set([...shown, ...short])];
  const { joined } = joinable(
    fields.filter((field) => field.type.relation === 'one'),
    caller,
  );
  return {
    entity,
    policy,
    caller,
    short,
    long,
    told,
    story,
    plan: readPlan(fields, policy, caller),
    titles: joinedTitles(joined, policy, caller),
  };
}

function storyOf(policy: Policy): SearchedEntity['story'] {
  const { fields, definition } = policy.entity;
  const part = definition['x-view']?.timeline;
  const text = fields.get(part?.text ?? '');
  const at = fields.get(part?.at ?? '');
  if (part?.kind !== 'story' || !text || !at || policy.field(text) !== 'all' || policy.field(at) !== 'all') return undefined;
  const firsts = (definition['x-index'] ?? []).map(({ on: [first] }) => (typeof first === 'object' ? first.field : first));
  return { text, at, indexed: firsts.includes(at.name) };
}

/** What tells one record from another: what its list begins with. */
function shownFields(entity: Entity): Field[] {
  const { list = [] } = entity.definition['x-view'] ?? {};
  const names = ['id', 'version', entity.titleField.name, ...list.slice(0, SHOWN), 'updated_at'];
  return [...new Set(names)].flatMap((name) => {
    const field = entity.fields.get(name);
    return field && !field.link ? [field] : [];
  });
}
