import { validatorAddress } from '#lib/api/schema-api.ts';

/** As ajv writes them. */
interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}
type Validate = ((value: unknown) => boolean) & { errors?: SchemaError[] | null };
export interface FieldProblem {
  field: string;
  reason: string;
  params: Record<string, unknown>;
}

/** The entity's own validator at this revision; undefined when it cannot be had: the server validates anyway. */
export async function loadValidator(entity: string, revision: number): Promise<Validate | undefined> {
  try {
    return ((await import(/* @vite-ignore */ validatorAddress(entity, revision))) as { validate: Validate }).validate;
  } catch {
    return undefined;
  }
}

/** The first problem of each field. */
export function problemsOf(validate: Validate, values: Record<string, unknown>): FieldProblem[] {
  if (validate(values)) return [];
  const found = new Map<string, FieldProblem>();
  for (const error of validate.errors ?? []) {
    const problem = problemOf(error);
    if (problem.field !== '' && !found.has(problem.field)) found.set(problem.field, problem);
  }
  return [...found.values()];
}

function problemOf({ instancePath, keyword, params }: SchemaError): FieldProblem {
  const inside = fieldOfPointer(instancePath);
  const missing = keyword === 'required' && inside === '' ? String(params.missingProperty) : undefined;
  return { field: missing ?? inside, reason: keyword === 'format' ? `format.${String(params.format)}` : keyword, params };
}

/** '/amount/value' → 'amount'. */
export function fieldOfPointer(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
