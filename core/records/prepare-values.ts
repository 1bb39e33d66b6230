import { dynamicValue } from '#core/access/dynamic-value.ts';
import { actorOf } from '#core/access/engine-caller.ts';
import type { Policy } from '#core/access/policy.ts';
import { denied } from '#core/access/row-filter.ts';
import { storeContext } from '#core/access/store-context.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError, type ErrorPlace } from '#core/errors.ts';
import { type ConditionNode, matchesCondition } from '#core/kit/matches-condition.ts';
import { checkBody } from '#core/records/validator.ts';
import { conditionFields } from '#core/schema/condition-fields.ts';
import type { Rule } from '#schemas/types/definition.ts';

/** Checks a body's shape and every value in it, and brings the values into their canonical form. */
export function checkedValues(body: unknown, policy: Policy, caller: Caller): RecordInput {
  const places = checkBody(policy.entity, body);
  if (places.length > 0) throw new AppError('RECORD_INVALID', { places: places.map((place) => explained(place, policy.entity)) });
  const { values, wrong } = normalisedValues(body as RecordInput, policy.entity, caller);
  if (wrong.length > 0) throw new AppError('RECORD_INVALID', { places: wrong });
  for (const name of Object.keys(values)) {
    const field = policy.entity.fields.get(name) as Field;
    if (policy.field(field) === 'none') throw denied(field, policy.entity);
  }
  return values;
}

/** A field that exists but cannot be written deserves another word than one that does not exist. */
function explained(place: ErrorPlace, entity: Entity): ErrorPlace {
  const known = place.code === 'field.unknown' && entity.fields.has(place.path.slice(1));
  return known ? { ...place, code: 'field.readOnly' } : place;
}

function normalisedValues(body: RecordInput, entity: Entity, caller: Caller): { values: RecordInput; wrong: ErrorPlace[] } {
  const values: Record<string, unknown> = {};
  const wrong: ErrorPlace[] = [];
  const context = storeContext(caller);
  for (const [name, value] of Object.entries(body)) {
    const field = entity.fields.get(name) as Field;
    const parsed = value === null || !field.type.normalise ? { value } : field.type.normalise(value, field.definition, context);
    if ('reason' in parsed) wrong.push({ path: `/${name}`, code: parsed.reason, ...(parsed.params && { params: parsed.params }) });
    else values[name] = parsed.value;
  }
  return { values, wrong };
}

/** Values of the definition for what a new record leaves open; the owner is the one who creates it. */
export function withDefaults(values: RecordInput, entity: Entity, caller: Caller): RecordInput {
  const filled: Record<string, unknown> = { ...values };
  for (const field of entity.fields.values()) {
    if (field.name in filled) continue;
    const value = defaultValue(field, caller);
    if (value !== undefined) filled[field.name] = value;
  }
  if (entity.owned && !('owner' in filled)) filled['owner'] = actorOf(caller);
  if (entity.owned && !('team' in filled)) filled['team'] = caller.user.teams[0] ?? null;
  return filled;
}

/** A default goes the way of every value; one that would be refused is none. */
function defaultValue(field: Field, caller: Caller): unknown {
  const given = field.definition.default;
  if (caller.engine && given === '$user') return null;
  const value = dynamicValue(given, field, caller);
  if (value === undefined || value === null || !field.type.normalise) return value;
  const parsed = field.type.normalise(value, field.definition, storeContext(caller));
  return 'reason' in parsed ? undefined : parsed.value;
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export interface Judged {
  /** The record as it stood; absent for a new one. */
  readonly before?: RecordInput | undefined;
  /** Only these fields are judged. */
  readonly touched?: ReadonlySet<string> | undefined;
}

/** Required fields and rules, judged on the whole record as it would be stored. Throws RECORD_INVALID. */
export function checkWhole(record: RecordInput, entity: Entity, { before, touched }: Judged = {}): void {
  const places: ErrorPlace[] = [];
  for (const field of entity.fields.values()) {
    if (touched && !touched.has(field.name)) continue;
    if (field.required && !field.readOnly && isEmpty(record[field.name])) places.push({ path: `/${field.name}`, code: 'required' });
  }
  for (const rule of entity.rules) {
    const broken = brokenFields(rule, record, before).filter((name) => !touched || touched.has(name));
    places.push(...broken.map((name) => ({ path: `/${name}`, code: 'rule', params: { message: rule.message } })));
  }
  if (places.length > 0) throw new AppError('RECORD_INVALID', { places });
}

/** Fields that the rule finds empty, and the first that it finds wrong. */
function brokenFields({ when, on, require = [], must }: Rule, record: RecordInput, before: RecordInput | undefined): string[] {
  if (!matchesCondition(when as ConditionNode, record)) return [];
  if (on === 'enter' && before && matchesCondition(when as ConditionNode, before)) return [];
  const wrong = must && !matchesCondition(must as ConditionNode, record) ? conditionFields(must).slice(0, 1) : [];
  return [...require.filter((name) => isEmpty(record[name])), ...wrong];
}
