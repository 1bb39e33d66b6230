import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field, FieldPlace } from '#core/contract/registry.ts';
import type { FormulaProblem } from '#core/formula/typed.ts';
import { join, raw, sql } from '#core/kit/sql.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { problemMessage } from '#core/records/problem-message.ts';
import { ALIAS, planColumns, readPolicy } from '#core/records/read-plan.ts';
import { computedField } from '#core/registry/computed/computed-field.ts';
import { computedGround } from '#core/registry/computed/ground.ts';
import type { Ground } from '#core/registry/computed/resolution.ts';
import { understandFormula } from '#core/registry/computed/resolve-formula.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { checkField } from '#core/schema/check-field.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import type { FormulaReply } from '#schemas/types/api.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

export interface FormulaTrial {
  readonly entity: string;
  readonly expression: string;
  readonly scale?: number;
  /** Name of the field that is being edited: it cannot be made from itself. */
  readonly field?: string;
  /** Fields of a draft, by name: they can be used although nobody has applied them yet. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

const EXAMPLES = 3;
const UNNAMED = 'x_formula';

/** What an expression would give, while it is being typed: its type, its mistakes with their places, and its value for three records. */
export async function tryFormula(context: RecordsContext, caller: Caller, trial: FormulaTrial): Promise<FormulaReply> {
  const entity = findEntity(caller, trial.entity);
  const name = trial.field ?? UNNAMED;
  const definition = formulaDefinition(trial);
  const ground = groundOf(caller, { entity, trial, added: { [name]: definition } });
  const { checked } = understandFormula(trial.expression, entity.name, ground);
  const resolution = ground.resolve({ entity: entity.name, field: name });
  const found: FormulaProblem[] = 'problems' in checked ? [...checked.problems] : [...checked.warnings];
  // Too large together with what it is made from: that shows in no single place.
  if ('problems' in resolution && !('problems' in checked))
    found.push(...resolution.problems.map(({ code, params = {} }) => ({ from: 0, to: trial.expression.length, code, params })));
  const problems = found.map(({ from, to, warning, ...problem }) => ({
    from,
    to,
    code: problem.code,
    message: problemMessage(problem, caller.user.language),
    level: warning ? ('warning' as const) : ('error' as const),
  }));
  if ('problems' in resolution) return { type: null, keywords: {}, problems, examples: [] };
  const { result, resultKeywords, inputs } = resolution.computed;
  const isStored = inputs.every((input) => isInRegistry(input, caller));
  const field = computedField({ entity: entity.name, name, definition, layer: 'admin', adjusted: false }, ground);
  return {
    type: result,
    keywords: { ...resultKeywords },
    problems,
    examples: isStored ? await examples(context, caller, { entity, field }) : [],
  };
}

function formulaDefinition({ expression, scale }: FormulaTrial): FieldDefinition {
  return {
    'x-uid': 'trial',
    'x-type': 'formula',
    'x-label': { en: '' },
    'x-formula': { expression, ...(scale !== undefined && { scale }) },
  };
}

interface Added {
  readonly entity: Entity;
  readonly trial: FormulaTrial;
  readonly added: Readonly<Record<string, FieldDefinition>>;
}

function groundOf(caller: Caller, { entity, trial, added }: Added): Ground {
  const draft = Object.entries(trial.properties ?? {}).flatMap(([name, field]) => draftField(name, field));
  const properties = { ...entity.definition.properties, ...Object.fromEntries(draft), ...added };
  const definitions = [...caller.registry.entities.values()].map(
    ({ definition }): EntityDefinition => (definition === entity.definition ? { ...definition, properties } : definition),
  );
  return computedGround(definitions, engineTypes);
}

/** A field of a draft as far as it is complete; the review says what the others lack. */
function draftField(name: string, field: unknown): [string, FieldDefinition][] {
  if (typeof field !== 'object' || field === null) return [];
  const whole = { 'x-uid': 'draft', 'x-label': { en: name }, ...field };
  const isRight = metaValidator('field')(whole) && checkField(whole as FieldDefinition, '', engineTypes).length === 0;
  return isRight ? [[name, whole as FieldDefinition]] : [];
}

function isInRegistry({ entity, field }: FieldPlace, { registry }: Caller): boolean {
  return registry.entities.get(entity)?.fields.has(field) ?? false;
}

/** The latest records with their titles. */
async function examples(
  context: RecordsContext,
  caller: Caller,
  { entity, field }: { entity: Entity; field: Field },
): Promise<FormulaReply['examples']> {
  const policy = readPolicy(caller, entity);
  const id = entity.fields.get('id') as Field;
  const plan = planColumns([id, entity.titleField, field], { policy, caller, alias: ALIAS });
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: ALIAS });
  const tuples = await context.database.tuples(
    sql`SELECT ${join(plan.select, ', ')} FROM ${entityTable(entity)} ${raw(ALIAS)} WHERE t.deleted_at IS NULL AND ${rows} ORDER BY t.id DESC LIMIT ${raw(String(EXAMPLES))}`,
  );
  return tuples.map((tuple) => {
    const record = plan.decode(tuple);
    return { id: record.id, title: String(record[entity.titleField.name] ?? ''), value: record[field.name] ?? null };
  });
}
