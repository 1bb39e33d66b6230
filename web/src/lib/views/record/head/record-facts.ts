import { fieldKind } from '#lib/fields/field-types.ts';
import { isLabel } from '#lib/fields/related-look.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Where the fields of a record stand at its head. */
export interface HeadLayout {
  /** The choice that says what the record is, or how far its life has come. */
  badge: FieldView | undefined;
  /** Short texts and a web address, beside the badge. */
  beside: readonly FieldView[];
  /** What stays in sight. */
  facts: readonly FieldView[];
}

const most = 6;
const mostBeside = 2;

/** By the definition alone: the key fields, in their order. */
export function headLayout(entity: EntityView): HeadLayout {
  const readable = (names: readonly string[]) =>
    names.flatMap((name) => entity.fields.find((field) => field.name === name && field.can.read && name !== entity.titleField) ?? []);
  const keys = readable(entity.keyFields);
  const badge = statusField(entity, keys);
  const texts = keys.filter(isWords).slice(0, mostBeside);
  const site = entity.fields.find((field) => field.can.read && !field.system && fieldKind(field).reach?.by === 'visit');
  const beside = [...texts, ...(site ? [site] : [])];
  const facts = keys.filter((field) => field !== badge && !beside.includes(field)).slice(0, most);
  return { badge, beside, facts };
}

/** The choice with an end, as a status has; otherwise the first choice among the key fields. */
function statusField(entity: EntityView, keys: readonly FieldView[]): FieldView | undefined {
  const choices = keys.filter((field) => field.options);
  return choices.find((field) => field.options?.some((option) => option.final)) ?? choices[0] ?? lifecycle(entity);
}

/** A choice after some of whose options nothing is expected to happen. */
export function lifecycle(entity: EntityView): FieldView | undefined {
  return entity.fields.find((field) => field.can.read && field.options?.some((option) => option.final));
}

/** Plain words that need no label: no number, no day, no relation, no choice. */
function isWords(field: FieldView): boolean {
  const kind = fieldKind(field);
  const other = field.options ?? kind.align ?? kind.day ?? kind.reach ?? kind.target?.(field) ?? kind.wide;
  return other === undefined && kind.operators.includes('contains');
}

/** The record that this one belongs to, such as the company of a sale: the first key field that leads to something with a face. */
export function parentField(entity: EntityView): FieldView | undefined {
  return entity.keyFields
    .flatMap((name) => entity.fields.find((field) => field.name === name && field.can.read) ?? [])
    .find((field) => {
      const target = fieldKind(field).target?.(field);
      return target !== undefined && target !== 'user' && fieldKind(field).pointTo?.('') === '' && !isLabel(target);
    });
}
