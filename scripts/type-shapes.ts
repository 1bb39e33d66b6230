import { compile } from 'json-schema-to-typescript';

export interface Schema {
  [keyword: string]: unknown;
}

/** TypeScript of several JSON Schemas by name. */
export async function compileTypes(definitions: Readonly<Record<string, unknown>>): Promise<string> {
  const code = await compile({ title: 'Nothing', definitions } as never, 'Nothing', {
    bannerComment: '',
    additionalProperties: true,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    format: true,
    style: { printWidth: 140, singleQuote: true },
  });
  return withoutRoot(code);
}

/** The compiler insists on a type for the schema that only holds the others. */
function withoutRoot(code: string): string {
  return (
    code
      .replace(/export interface Nothing \{\n {2}\[k: string\]: unknown;?\n\}\n/, '')
      .replaceAll(/\n?\s*\* This interface was referenced by `[^`]+`'s JSON-Schema\n\s*\* via the `definition` "[^"]+"\./g, '')
      // Limits of lists are for the validator, and a comment of one line needs one line.
      .replaceAll(/\n\s*\* @(?:min|max)Items \d+/g, '')
      .replaceAll(/\n? *\/\*\*(?:\s*\*)*\/(?=\n)/g, '')
      .replaceAll(/\/\*\*\n\s*\* ([^\n]*)\n(?:\s*\*\n)*\s*\*\//g, '/** $1 */')
      .trim()
      .concat('\n')
  );
}

/** Only what decides the shape of a value; the rest is noise in a type. */
export function strip(properties: Record<string, unknown>): Record<string, Schema> {
  const kept = new Set(['type', 'enum', 'items', 'properties', 'required', 'additionalProperties', 'anyOf']);
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) =>
        key === 'properties' ? [[key, strip(item as Record<string, unknown>)]] : kept.has(key) ? [[key, shape(item)]] : [],
      ),
    );
  };
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, shape(schema) as Schema]));
}

export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
