import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

/** A thing that has a uid, by the name it has now (removed: had). */
export interface Ref {
  readonly uid: string;
  readonly name: string;
}

export interface KeywordChange {
  /** 'x-label', 'maxLength', 'required' … */
  readonly keyword: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface FieldChange extends Ref {
  readonly keywords: readonly KeywordChange[];
}

export interface EntityDiff extends Ref {
  readonly fields: { readonly added: readonly Ref[]; readonly removed: readonly Ref[]; readonly changed: readonly FieldChange[] };
  /** What changed about the entity itself, without its fields and `required`. */
  readonly keywords: readonly KeywordChange[];
}

export interface DefinitionsDiff {
  readonly added: readonly Ref[];
  readonly removed: readonly Ref[];
  readonly changed: readonly EntityDiff[];
}

/** What makes one registry out of another, by uid: a name that moved from one uid to another is a removal and an addition. */
export function diffDefinitions(before: readonly EntityDefinition[], after: readonly EntityDefinition[]): DefinitionsDiff {
  const old = new Map(before.map((entity) => [entity['x-entity'].uid, entity]));
  const now = new Map(after.map((entity) => [entity['x-entity'].uid, entity]));
  const changed = [...now].flatMap(([uid, entity]) => {
    const was = old.get(uid);
    const diff = was && diffEntity(was, entity);
    return diff && (diff.keywords.length > 0 || Object.values(diff.fields).some((list) => list.length > 0)) ? [diff] : [];
  });
  return { added: only(now, old).map(refOf), removed: only(old, now).map(refOf), changed };
}

function only<T>(these: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): T[] {
  return [...these].flatMap(([uid, item]) => (others.has(uid) ? [] : [item]));
}

function refOf(entity: EntityDefinition): Ref {
  return { uid: entity['x-entity'].uid, name: entity['x-entity'].name };
}

interface Named {
  readonly uid: string;
  readonly name: string;
  readonly field: FieldDefinition;
  readonly required: boolean;
}

function fieldsOf(entity: EntityDefinition): Map<string, Named> {
  const required = new Set(entity.required);
  const fields = Object.entries(entity.properties).map(([name, field]) => ({
    uid: field['x-uid'],
    name,
    field,
    required: required.has(name),
  }));
  return new Map(fields.map((named) => [named.uid, named]));
}

function diffEntity(before: EntityDefinition, after: EntityDefinition): EntityDiff {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const named = ({ uid, name }: Ref): Ref => ({ uid, name });
  const changed = [...now.values()].flatMap((field) => {
    const was = old.get(field.uid);
    const keywords = was
      ? keywordChanges(
          { name: was.name, required: was.required, ...was.field },
          { name: field.name, required: field.required, ...field.field },
        )
      : [];
    return keywords.length > 0 ? [{ ...named(field), keywords }] : [];
  });
  const { properties: _, required: __, ...self } = before;
  const { properties: ___, required: ____, ...other } = after;
  return {
    ...refOf(after),
    fields: { added: only(now, old).map(named), removed: only(old, now).map(named), changed },
    keywords: keywordChanges(self, other),
  };
}

function keywordChanges(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): KeywordChange[] {
  const keywords = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keywords
    .filter((keyword) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]))
    .map((keyword) => ({ keyword, before: before[keyword], after: after[keyword] }));
}
