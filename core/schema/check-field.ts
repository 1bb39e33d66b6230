import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FieldType } from '#core/contract/field-type.ts';
import { checkAttributeDefaults, checkDefault } from '#core/schema/check-default.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { isSafePattern } from '#core/schema/safe-pattern.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A field on its own: its type, the keywords that type needs, its options, limits, pattern and default. */
export function checkField(field: FieldDefinition, path: string, types: ReadonlyMap<string, FieldType>): DefinitionProblem[] {
  const type = types.get(field['x-type']);
  if (!type) return [{ path: `${path}/x-type`, code: 'definition.fieldType', params: { type: field['x-type'] } }];
  const keywords = checkAgainst(keywordsOf(type), field).map((problem) => ({ ...problem, path: path + problem.path }));
  if (keywords.length > 0) return keywords;
  const rest = [...checkOptions(field, path), ...checkLimits(field, path), ...checkPattern(field, path)];
  // A default is judged by limits that can be met.
  return rest.length > 0 ? rest : [...checkDefault(field, path, type), ...checkAttributeDefaults(field, path, type)];
}

const compiled = new WeakMap<FieldType, ValidateFunction>();

function keywordsOf(type: FieldType): ValidateFunction {
  const validate = compiled.get(type) ?? compiler().compile(type.keywords);
  compiled.set(type, validate);
  return validate;
}

/** A fresh one each time: a long-lived one keeps every schema it ever saw. */
function compiler(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  return ajv;
}

function checkOptions(field: FieldDefinition, path: string): DefinitionProblem[] {
  const options = field['x-options'] ?? [];
  return options.flatMap((option, i) =>
    (['value', 'uid'] as const)
      .filter((key) => options.findIndex((other) => other[key] === option[key]) !== i)
      .map((key) => ({ path: `${path}/x-options/${i}/${key}`, code: 'definition.twice', params: { value: option[key] } })),
  );
}

function checkLimits(field: FieldDefinition, path: string): DefinitionProblem[] {
  const pairs = [
    [field.minLength, field.maxLength, 'maxLength'],
    [field.minimum, field.maximum, 'maximum'],
    [field['x-decimal']?.minimum, field['x-decimal']?.maximum, 'x-decimal'],
  ] as const;
  return pairs
    .filter(([least, most]) => least !== undefined && most !== undefined && Number(least) > Number(most))
    .map(([, , keyword]) => ({ path: `${path}/${keyword}`, code: 'definition.range' }));
}

function checkPattern({ pattern }: FieldDefinition, path: string): DefinitionProblem[] {
  return pattern === undefined || isSafePattern(pattern) ? [] : [{ path: `${path}/pattern`, code: 'definition.pattern' }];
}
