import { fieldKind, printOperand } from '#lib/fields/field-types.ts';
import type { Key } from '#lib/i18n/catalogues.ts';
import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { operandShape } from '#lib/model/operators.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { Condition, OperatorName } from '#schemas/types/definition.ts';

export type SimpleCondition = Extract<Condition, { field: string }>;

export function isSimple(condition: Condition): condition is SimpleCondition {
  return 'field' in condition;
}

/** Follows 'company.region' from field to related field. */
function fieldsOfPath(entity: EntityView, path: string): FieldView[] | undefined {
  const found: FieldView[] = [];
  let at: EntityView | undefined = entity;
  for (const name of path.split('.')) {
    const field: FieldView | undefined = at?.fields.find((one) => one.name === name);
    if (!field) return undefined;
    found.push(field);
    const target: string | undefined = fieldKind(field).target?.(field);
    at = target === undefined ? undefined : schema.entity(target);
  }
  return found;
}

export function operatorLabel(field: FieldView, op: OperatorName): string {
  return t(fieldKind(field).operatorWords?.[op] ?? (`op.${op}` satisfies Key));
}

export interface Sentence {
  icon: string;
  /** "Status is" */
  start: string;
  /** "To do or Standby" */
  operand: string;
}

/** A condition as a sentence; what is too deep for one is said to be so. */
export function sentenceOf(entity: EntityView, condition: Condition): Sentence {
  const path = isSimple(condition) ? fieldsOfPath(entity, condition.field) : undefined;
  const field = path?.at(-1);
  if (!path || !field || !isSimple(condition) || operandShape(condition.op) === 'filter')
    return { icon: 'list-filter', start: t('filter.custom'), operand: '' };
  const label = path.map((one) => text(one.label, one.name)).join(' › ');
  const operand = operandShape(condition.op) === 'none' ? '' : printOperand(field, condition.op, condition.value);
  return { icon: fieldKind(field).icon, start: `${label} ${operatorLabel(field, condition.op)}`, operand };
}

export function offeredOperators(field: FieldView): OperatorName[] {
  return fieldKind(field).operators.filter((op) => field.operators.includes(op));
}

/** Fields that can be filtered by; base fields last. */
export function filterableFields(entity: EntityView): FieldView[] {
  const fields = entity.fields.filter((field) => field.can.read && offeredOperators(field).length > 0);
  return [...fields.filter((field) => !field.system), ...fields.filter((field) => field.system)];
}

export function isComplete(condition: SimpleCondition): boolean {
  const { value } = condition;
  const shape = operandShape(condition.op);
  if (shape === 'none') return true;
  if (shape === 'range')
    return Array.isArray(value) && value.length === 2 && value.every((one) => one !== null && one !== undefined && one !== '');
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
