import type { FieldType, Operator } from '#core/contract/field-type.ts';
import type { Askable } from '#core/schema/condition-fields.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { isDynamic, isMoment, PERSONAL, takesMoments } from '#core/schema/dynamic-words.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import type { Condition, FieldDefinition } from '#schemas/types/definition.ts';

/** The limits of `core/access/row-filter.ts`: what is over them there would fail at every reading. */
const MAX_DEPTH = 12;
const MAX_HOPS = 3;
const MAX_LEAVES = 200;
const MAX_LIST = 1_000;

export interface ConditionScope {
  readonly types: ReadonlyMap<string, FieldType>;
  /** The entity whose records are judged. */
  readonly entity: Askable;
  /**
   * Who judges. `database` follows relations and knows the caller; `record` looks at the values of one record about to be stored;
   * `screen` leaves undecided what it cannot see.
   */
  readonly judge: 'database' | 'record' | 'screen';
  related(entity: string): Askable | undefined;
  /** The entity whose values "$record.<field>" stands for. */
  readonly record?: Askable;
}

interface Place extends ConditionScope {
  readonly path: string;
  readonly depth: number;
  readonly hops: number;
  readonly count: { leaves: number };
}

/** Everything for which a condition could not be judged: fields, paths, operators and what is compared with. */
export function checkCondition(condition: Condition, path: string, scope: ConditionScope): DefinitionProblem[] {
  return check(condition, { ...scope, path, depth: 0, hops: 0, count: { leaves: 0 } });
}

function check(condition: Condition, place: Place): DefinitionProblem[] {
  if (place.depth > MAX_DEPTH) return [problem(place, '', 'definition.deep', { limit: MAX_DEPTH })];
  if ('and' in condition) return condition.and.flatMap((inner, i) => check(inner, deeper(place, `and/${i}`)));
  if ('or' in condition) return condition.or.flatMap((inner, i) => check(inner, deeper(place, `or/${i}`)));
  if ('not' in condition) return check(condition.not, deeper(place, 'not'));
  place.count.leaves += 1;
  return place.count.leaves > MAX_LEAVES ? [problem(place, '', 'filter.tooMany', { limit: MAX_LEAVES })] : checkLeaf(condition, place);
}

type Leaf = Extract<Condition, { field: string }>;

function checkLeaf(leaf: Leaf, place: Place): DefinitionProblem[] {
  const [head = '', ...rest] = leaf.field.split('.');
  const goesOn = rest.length > 0 || leaf.op === 'some' || leaf.op === 'none';
  if (goesOn && place.judge === 'record') return [problem(place, '/field', 'definition.ownFields')];
  const field = place.entity.field(head);
  if (!field) {
    const end = place.judge === 'record' ? undefined : place.entity.inverse(head);
    if (end === undefined) return [problem(place, '/field', 'field.unknown')];
    return goesOn ? follow(leaf, rest, { place, to: end }) : [wrongOperator(leaf, place)];
  }
  const type = place.types.get(field['x-type']);
  if (!type) return [];
  if (!goesOn) return checkOperator(leaf, place, { name: head, field, type });
  const target = type.relation && type.target?.(field);
  return target === undefined
    ? [problem(place, '/field', 'filter.notRelation', { field: head })]
    : follow(leaf, rest, { place, to: target });
}

function follow(leaf: Leaf, rest: readonly string[], { place, to }: { place: Place; to: string }): DefinitionProblem[] {
  if (place.judge === 'screen') return [];
  if (place.hops === MAX_HOPS) return [problem(place, '/field', 'filter.tooFar', { limit: MAX_HOPS })];
  const entity = place.related(to);
  if (!entity) return [problem(place, '/field', 'field.unknown')];
  const next = { ...place, entity, hops: place.hops + 1, depth: place.depth + 1 };
  if (rest.length > 0) return check({ ...leaf, field: rest.join('.') }, next);
  const inner = leaf.value ?? { and: [] };
  if (checkAgainst(metaValidator('filter#/$defs/Condition'), inner).length > 0) return [problem(place, '/value', 'filter.shape')];
  return check(inner as Condition, { ...next, path: `${place.path}/value` });
}

interface Asked {
  readonly name: string;
  readonly field: FieldDefinition;
  readonly type: FieldType;
}

function checkOperator(leaf: Leaf, place: Place, asked: Asked): DefinitionProblem[] {
  // What comes out of it shows among all entities only; and of a record about to be stored nothing has come out yet.
  if (asked.type.computed) return place.judge === 'record' ? [problem(place, '/field', 'definition.computed')] : [];
  const operator = asked.type.operators[leaf.op];
  if (!operator) return [wrongOperator(leaf, place)];
  // What a screen cannot compare it leaves as it is: nothing breaks.
  if (operator.takes === 'none' || place.judge === 'screen') return [];
  const at = { ...place, path: `${place.path}/value` };
  if (operator.takes === 'one') return checkOne(leaf.value, at, asked);
  if (leaf.value === '$user.teams' && operator.takes === 'list' && isOfSomebody(asked)) return checkDynamic(leaf.value, at, asked);
  if (!isListFor(operator, leaf.value))
    return [problem(at, '', operator.takes === 'range' ? 'filter.range' : 'filter.list', { limit: MAX_LIST })];
  return leaf.value.flatMap((item, i) => checkOne(item, { ...at, path: `${at.path}/${i}`, isItem: true }, asked));
}

function isListFor({ takes }: Operator, value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && (takes === 'range' ? value.length === 2 : value.length <= MAX_LIST);
}

function checkOne(value: unknown, place: Place & { isItem?: boolean }, asked: Asked): DefinitionProblem[] {
  if (place.record && typeof value === 'string' && value.startsWith('$record.'))
    return place.record.field(value.slice('$record.'.length)) ? [] : [problem(place, '', 'field.unknown')];
  // Not everybody has a department, and a list has several.
  if (value === '$user.teams' || (place.isItem && value === '$user.department')) return [dynamicProblem(value, place)];
  if (isDynamic(value, asked.type) || (typeof value === 'string' && value.startsWith('$') && isOfSomebody(asked)))
    return checkDynamic(value, place, asked);
  const parsed = asked.type.operand(value, asked.field);
  return 'reason' in parsed ? [problem(place, '', parsed.reason, parsed.params)] : [];
}

/** Holds the id of a record, so that it may be compared with the caller's own. */
function isOfSomebody({ name, type }: Asked): boolean {
  return type.target !== undefined || name === 'id';
}

function checkDynamic(value: string, place: Place, { type }: Asked): DefinitionProblem[] {
  const fits = place.judge === 'database' && (takesMoments(type) ? isMoment(value) : Object.hasOwn(PERSONAL, value));
  return fits ? [] : [dynamicProblem(value, place)];
}

function deeper(place: Place, step: string): Place {
  return { ...place, path: `${place.path}/${step}`, depth: place.depth + 1 };
}

function wrongOperator(leaf: Leaf, place: Place): DefinitionProblem {
  return problem(place, '/op', 'definition.operator', { field: leaf.field.split('.')[0], operator: leaf.op });
}

function dynamicProblem(value: string, place: Place): DefinitionProblem {
  return problem(place, '', 'definition.dynamic', { value });
}

// biome-ignore lint/complexity/useMaxParams: where, below which member, what and with which details: the four parts of a problem.
function problem(place: Pick<Place, 'path'>, member: string, code: string, params?: Readonly<Record<string, unknown>>): DefinitionProblem {
  return { path: place.path + member, code, ...(params && { params }) };
}
