import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import texts from '#schemas/text/validation.json' with { type: 'json' };

/** What is wrong with a definition, and where. */
export interface DefinitionProblem {
  /** JSON pointer into the document: '/properties/status/x-options/2/value'. */
  readonly path: string;
  /** A row of schemas/text/validation.json. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** One line for the terminal: '/x-entity/name: This does not have the expected form.' */
export function describeProblem({ path, code, params = {} }: DefinitionProblem): string {
  const text = (texts as Readonly<Record<string, { readonly en: string } | undefined>>)[code]?.en ?? code;
  return `${path || '/'}: ${text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))}`;
}

export function checkAgainst(validate: ValidateFunction, document: unknown): DefinitionProblem[] {
  if (validate(document)) return [];
  return withoutEchoes(validate.errors ?? []).map(problemOf);
}

/** Where none of several alternatives fits, the reasons of each are noise: the deepest mistake tells, or the alternative as a whole. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const forks = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath));
  const isDeeper = (path: string) => errors.some((error) => error.instancePath.startsWith(`${path}/`));
  // A refused name is reported twice: once for the rule it breaks, once as a name.
  const kept = errors
    .filter(({ propertyName }) => propertyName === undefined)
    .filter(({ keyword, instancePath }) => !forks.has(instancePath) || (keyword === 'anyOf' && !isDeeper(instancePath)));
  return kept.filter(
    ({ instancePath, keyword }, i) =>
      kept.findIndex((other) => other.instancePath === instancePath && other.keyword === keyword) === i ||
      keyword.endsWith('Properties') ||
      keyword === 'required',
  );
}

function problemOf({ keyword, instancePath, params }: ErrorObject): DefinitionProblem {
  const name: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  const path = typeof name === 'string' ? `${instancePath}/${escapePointer(name)}` : instancePath;
  return { path, code: keyword === 'format' ? `format.${String(params.format)}` : keyword, params };
}
