import { layoutsFor } from '#core/access/layout-view.ts';
import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { conditionFields, ruleFields } from '#core/schema/condition-fields.ts';
import { valueSchema } from '#core/schema/entity-schema.ts';
import type { TableSize } from '#core/sql/introspect.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { Board, Section, TimelinePart } from '#schemas/types/definition.ts';

const MAX_KEY_FIELDS = 6;

/** The registry as one caller may see it: entities they can read, fields they can read, and what they can do. */
export function schemaView(caller: Caller, sizes: ReadonlyMap<string, TableSize>): EntityView[] {
  const entities = [...caller.registry.entities.values()].filter((entity) => policyFor(caller, entity, 'read').rows !== 'none');
  return entities.map((entity) => entityView(entity, caller, sizes));
}

export function entityView(entity: Entity, caller: Caller, sizes: ReadonlyMap<string, TableSize>): EntityView {
  const reading = policyFor(caller, entity, 'read');
  const may = (action: 'create' | 'read' | 'update' | 'delete' | 'export') => policyFor(caller, entity, action).rows !== 'none';
  const seen = [...entity.fields.values()].filter((field) => reading.field(field) !== 'none');
  const names = new Set(seen.map((field) => field.name));
  const visible = (list: readonly string[] | undefined) => (list ?? []).filter((name) => names.has(name));
  const view = entity.definition['x-view'] ?? {};
  const ends = inverses(entity, caller);
  const inverseNames = new Set(ends.map(({ name }) => name));
  const askable = new Set([...names, ...inverseNames]);
  const { usual, pages } = layoutsFor(view, caller, { fields: names, inverses: inverseNames });
  return {
    uid: entity.uid,
    name: entity.name,
    label: entity.label,
    icon: view.icon ?? 'box',
    layer: entity.layer,
    titleField: entity.titleField.name,
    ownership: entity.owned ? 'user' : 'none',
    features: [...entity.features],
    can: { create: may('create'), read: may('read'), update: may('update'), delete: may('delete'), export: may('export') },
    list: visible(usual.list ?? [entity.titleField.name]),
    keyFields: visible(usual.keyFields).slice(0, MAX_KEY_FIELDS),
    ...(view.expected && { expected: visible(view.expected) }),
    ...shownBoard(view.board && { ...view.board, ...(usual.card && { card: [...usual.card] }) }, names),
    views: (view.views ?? []).filter(({ filter }) => conditionFields(filter).every((name) => askable.has(name))),
    ...shownTimeline(view.timeline, names),
    ...(view.period && names.has(view.period.from) && names.has(view.period.to) && { period: view.period }),
    sections: sections(view.sections ?? [], seen),
    ...(usual.quickCreate && { quickCreate: visible(usual.quickCreate) }),
    layouts: pages,
    navigation: { order: view.navigation?.order ?? 1_000, hidden: view.navigation?.hidden ?? false },
    fields: seen.map((field) => fieldView(field, entity, caller)),
    // A rule about a hidden field would tell what is in it; the server still applies it.
    rules: entity.rules.filter((rule) => ruleFields(rule).every((name) => names.has(name))),
    inverses: ends,
    records: Math.round(sizes.get(entity.table)?.rows ?? 0),
  } as EntityView;
}

function shownBoard(board: Board | undefined, names: ReadonlySet<string>): { board?: Board } {
  if (!board || !names.has(board.groupBy)) return {};
  const { groupBy, card, ...rest } = board;
  return { board: { groupBy, ...onlyNamed(rest, names), ...(card && { card: card.filter((name) => names.has(name)) }) } };
}

function shownTimeline(part: TimelinePart | undefined, names: ReadonlySet<string>): { timeline?: TimelinePart } {
  if (!part || !names.has(part.at)) return {};
  const { kind, at, capture, next, example, ...rest } = part;
  const step = next && names.has(next.what) ? { what: next.what, ...(next.on && names.has(next.on) && { on: next.on }) } : undefined;
  const told = { ...(step && { next: step }), ...(capture && { capture }), ...(example && { example }) };
  return { timeline: { kind, at, ...onlyNamed(rest, names), ...told } };
}

function onlyNamed<T extends object>(values: T, names: ReadonlySet<string>): T {
  return Object.fromEntries(Object.entries(values).filter(([, name]) => names.has(name as string))) as T;
}

/** Every field that can be shown stands somewhere: what no section names comes last. */
function sections(declared: readonly Section[], seen: readonly Field[]): Section[] {
  const shown = seen.filter((field) => !field.system || field.name === 'owner' || field.name === 'team').map((field) => field.name);
  const placed = declared.map((section) => ({ ...section, fields: section.fields.filter((name) => shown.includes(name)) }));
  const rest = shown.filter((name) => !placed.some((section) => section.fields.includes(name)));
  if (rest.length === 0) return placed;
  return [...placed, { key: 'other', label: { en: 'Other', pt: 'Outros', es: 'Otros' }, fields: rest }];
}

function fieldView(field: Field, entity: Entity, caller: Caller): FieldView {
  const { definition, type, computed } = field;
  const options = definition['x-options'] ?? computed?.resultKeywords['x-options'];
  const creating = policyFor(caller, entity, 'create').field(field);
  const updating = policyFor(caller, entity, 'update').field(field);
  return {
    uid: field.uid,
    name: field.name,
    type: type.name,
    label: definition['x-label'],
    ...(definition['x-help'] && { help: definition['x-help'] }),
    layer: field.layer,
    adjusted: field.adjusted,
    required: field.required,
    readOnly: field.readOnly,
    system: field.system,
    unique: field.unique,
    schema: valueSchema(field),
    ...(options !== undefined && { options }),
    ...(field.target && { relation: { ...definition['x-relation'], target: field.target } }),
    ...(definition['x-view'] && { view: definition['x-view'] }),
    ...(computed && { computed: { result: computed.result, keywords: computed.resultKeywords, ...(computed.broken && { broken: true }) } }),
    operators: [...Object.keys(type.operators), ...(field.target && !('some' in type.operators) ? ['some', 'none'] : [])],
    sortable: type.order !== undefined || type.relation === 'one',
    groupable: type.group !== undefined,
    measurable: type.measure !== undefined,
    can: { read: true, update: !field.readOnly && (creating !== 'none' || updating !== 'none') },
    // "$now", "$user": the server fills them in.
    ...(definition.default !== undefined && !String(definition.default).startsWith('$') && { default: definition.default }),
    definition,
  } as FieldView;
}

function inverses(entity: Entity, caller: Caller): EntityView['inverses'] {
  return entity.inverses.flatMap(({ name, label, entity: source, field }) => {
    const from = caller.registry.entities.get(source);
    const pointing = from?.fields.get(field);
    if (!from || !pointing || policyFor(caller, from, 'read').rows === 'none' || policyFor(caller, from, 'read').field(pointing) === 'none')
      return [];
    return [{ name, entity: source, field, label: label ?? manyLabel(from) }];
  });
}

function manyLabel(entity: Entity) {
  return Object.fromEntries(Object.entries(entity.label).map(([language, words]) => [language, words?.many ?? entity.name]));
}
