import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { type ErrorPlace, fillText } from '#core/errors.ts';
import type { Hooks } from '#core/records/hooks.ts';
import validation from '#schemas/text/validation.json' with { type: 'json' };
import type { MappingEntry } from '#schemas/types/api.ts';
import type { Text } from '#schemas/types/definition.ts';

/** A field by whose text a related record can be found. */
export function canBeFoundBy(target: Entity, name: string, caller: Caller): boolean {
  const field = target.fields.get(name);
  return (
    field !== undefined &&
    !field.computed &&
    !field.link &&
    !field.type.relation &&
    policyFor(caller, target, 'read').field(field) !== 'none'
  );
}

/**
 * A relation that only offers records of the same group as another field of the record ("steps of the lead's pipeline"):
 * its field on the target, and the field of the record that it must equal.
 */
export interface Confinement {
  readonly on: string;
  readonly like: string;
}

export function confinementOf(field: Field): Confinement | undefined {
  const filter = field.definition['x-relation']?.filter;
  if (!filter || !('field' in filter) || filter.op !== 'eq' || typeof filter.value !== 'string') return undefined;
  const like = /^\$record\.([a-z][a-z0-9_]*)$/.exec(filter.value)?.[1];
  return like === undefined ? undefined : { on: filter.field, like };
}

interface Creation {
  readonly entry: MappingEntry;
  readonly field: Field;
  readonly target: Entity;
  readonly caller: Caller;
  readonly hooks: Hooks;
  readonly mapping: readonly MappingEntry[];
}

/** Why a related record cannot be made from its title alone; undefined when it can. */
export function whyNotCreated({ entry, field, target, caller, hooks }: Creation): Omit<ErrorPlace, 'path'> | undefined {
  const policy = policyFor(caller, target, 'create');
  if (policy.rows === 'none' || policy.field(target.titleField) === 'none') return { code: 'import.createDenied' };
  if (entry.by !== undefined && entry.by !== target.titleField.name) return { code: 'import.createBy' };
  if (target.titleField.readOnly || !target.titleField.type.parse) return { code: 'import.noCreate' };
  // What plugins fill in is not known before they are asked.
  if (hooks.has(target.name, 'create')) return undefined;
  const given = new Set([target.titleField.name, confinementOf(field)?.on]);
  const missing = [...target.fields.values()].find(
    (other) => other.required && !other.readOnly && !given.has(other.name) && other.definition.default === undefined,
  );
  return missing ? { code: 'import.cannotCreate', params: { message: cannotCreate(missing) } } : undefined;
}

/** Fields are called by their labels, in the language of the reader. */
function cannotCreate({ name, definition }: Field): Text {
  const texts: Text = validation['import.cannotCreate'];
  const label = definition['x-label'];
  const said = (['en', 'pt', 'es'] as const).map((language) => [
    language,
    fillText(texts[language] ?? '', { field: label[language] ?? label.en ?? name }),
  ]);
  return Object.fromEntries(said);
}
