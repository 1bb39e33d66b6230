import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FieldType } from '#core/contract/field-type.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { isDynamic, isMoment, PERSONAL, takesMoments } from '#core/schema/dynamic-words.ts';
import type { FieldDefinition, JsonSchema } from '#schemas/types/definition.ts';

/** Nobody's country or currency is known yet: what is only read in their light is read again when a record is made. */
const nowhere = { country: '', baseCurrency: '' };

/** The value of a new record: a literal that the field would accept from anybody, or a word that means such a value. */
export function checkDefault(field: FieldDefinition, path: string, type: FieldType): DefinitionProblem[] {
  const value: unknown = field.default;
  if (value === undefined || value === null) return [];
  if (isDynamic(value, type)) {
    return fitsDynamic(value, field, type) ? [] : [{ path: `${path}/default`, code: 'definition.dynamic', params: { value } }];
  }
  const shape = checkAgainst(schemaCheck(type.schema(field)), value);
  if (shape.length > 0) return shape.map((problem) => ({ ...problem, path: `${path}/default${problem.path}` }));
  const parsed = type.normalise?.(value, field, nowhere) ?? { value };
  return 'reason' in parsed ? [{ path: `${path}/default`, code: parsed.reason, ...(parsed.params && { params: parsed.params }) }] : [];
}

function fitsDynamic(value: string, field: FieldDefinition, type: FieldType): boolean {
  if (takesMoments(type)) return isMoment(value);
  // "$user.teams" is a list, which no link to one record takes.
  return type.relation === 'one' && value !== '$user.teams' && PERSONAL[value] === type.target?.(field);
}

/** What is said about a link has defaults too. */
export function checkAttributeDefaults(field: FieldDefinition, path: string, type: FieldType): DefinitionProblem[] {
  const attributes = Object.entries(field['x-relation']?.attributes ?? {}).filter(([, attribute]) => (attribute.default ?? null) !== null);
  if (attributes.length === 0) return [];
  const items = type.schema(field)['items'] as { properties?: Readonly<Record<string, JsonSchema>> } | undefined;
  return attributes.flatMap(([name, attribute]) => {
    const at = `${path}/x-relation/attributes/${escapePointer(name)}/default`;
    return checkAgainst(schemaCheck(items?.properties?.[name] ?? {}), attribute.default).map((problem) => ({ ...problem, path: at }));
  });
}

/** A fresh compiler each time: a long-lived one keeps every schema it ever saw. */
function schemaCheck(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
