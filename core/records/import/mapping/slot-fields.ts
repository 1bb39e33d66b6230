import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { fillText } from '#core/errors.ts';
import type { Slots, Text } from '#schemas/types/definition.ts';

/** One field of the record in one place of a relation with slots: what "people.1.email" means. */
export interface SlotField {
  /** The relation. */
  readonly holder: Field;
  readonly target: Entity;
  readonly slots: Slots;
  /** From 1 on. */
  readonly place: number;
  /** The field of the related record. */
  readonly part: Field;
}

const separator = '.';

/** What a mapped name means where it is no field of the entity itself. */
export function slotFieldOf(name: string, entity: Entity, caller: Caller): SlotField | undefined {
  const [head = '', place = '', tail = ''] = name.split(separator);
  const holder = entity.fields.get(head);
  const slots = holder?.definition['x-relation']?.slots;
  const target = caller.registry.entities.get(holder?.target ?? '');
  if (!holder?.link || !slots || !target || !partNames(slots, target).includes(tail)) return undefined;
  const part = target.fields.get(tail);
  return part && { holder, target, slots, place: Number(place), part };
}

/** The field that a mapped name means: of the entity, or of the record in one place. */
export function mappedField(name: string, entity: Entity, caller: Caller): Field | undefined {
  const slot = slotFieldOf(name, entity, caller);
  return slot ? asField(slot) : entity.fields.get(name);
}

/** The field itself under its mapped name, with a label that says where it belongs. */
export function asField({ holder, slots, place, part }: SlotField): Field {
  const where = placeLabel(slots, place);
  const labels = Object.entries(part.definition['x-label']) as [keyof Text, string][];
  const label = Object.fromEntries(labels.map(([language, own]) => [language, `${where[language] ?? where.en ?? place}: ${own}`]));
  const name = [holder.name, place, part.name].join(separator);
  return { ...part, name, definition: { ...part.definition, 'x-label': label }, system: false, required: false, unique: false };
}

/** Every field that a file may fill in the places that have a name. */
export function slotFields(entity: Entity, caller: Caller): Field[] {
  return [...entity.fields.values()].flatMap((holder) => {
    const slots = holder.definition['x-relation']?.slots;
    const target = caller.registry.entities.get(holder.target ?? '');
    if (!holder.link || !slots || !target) return [];
    const parts = partNames(slots, target).flatMap((name) => target.fields.get(name) ?? []);
    const fillable = parts.filter((part) => whyNotFilled({ holder, target, part }, entity, caller) === undefined);
    return slots.labels.flatMap((_, i) => fillable.map((part) => asField({ holder, target, slots, place: i + 1, part })));
  });
}

/** As for any field: who may not write it by hand may not by a file. */
export function whyNotFilled(
  { holder, target, part }: Pick<SlotField, 'holder' | 'target' | 'part'>,
  entity: Entity,
  caller: Caller,
): string | undefined {
  if (holder.readOnly || part.readOnly) return 'field.readOnly';
  const creating = policyFor(caller, target, 'create');
  const writing = (['create', 'update'] as const).some((action) => policyFor(caller, entity, action).field(holder) !== 'none');
  if (!writing || creating.rows === 'none' || creating.field(part) === 'none') return 'import.fieldDenied';
  return part.type.parse ? undefined : 'import.fieldType';
}

function partNames(slots: Slots, target: Entity): readonly string[] {
  return slots.fields ?? [target.titleField.name];
}

function placeLabel({ labels, more }: Slots, place: number): Text {
  const own = labels[place - 1];
  if (own) return own;
  return Object.fromEntries(
    Object.entries(more ?? { en: '{n}' }).map(([language, text]) => [language, fillText(String(text), { n: place })]),
  );
}
