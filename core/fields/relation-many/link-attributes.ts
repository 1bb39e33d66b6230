import type { LinkColumn, Parsed } from '#core/contract/field-type.ts';
import { readIsoDay } from '#core/fields/reading/calendar.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import type { LinkAttribute } from '#schemas/types/definition.ts';

/** The column that keeps an attribute of a link. */
export function linkColumn(name: string, schema: LinkAttribute): LinkColumn {
  if (schema.type === 'boolean') return { name, type: 'boolean' };
  if (schema.type === 'integer') return { name, type: 'integer' };
  return { name, type: schema.format === 'date' ? 'date' : 'text' };
}

/** The attributes of one link in their canonical form: every attribute is there, null when nobody said. */
export function readAttributes(
  given: Readonly<Record<string, unknown>>,
  schemas: Readonly<Record<string, LinkAttribute>>,
): Parsed<Record<string, unknown>> {
  const attributes: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const value = given[name] ?? schema.default ?? null;
    if (schema.format === 'date' && typeof value === 'string' && !readIsoDay(value))
      return { reason: 'date.impossible', params: { attribute: name } };
    const cleaned = typeof value === 'string' ? cleanLine(value) : { value };
    if ('reason' in cleaned) return cleaned;
    attributes[name] = cleaned.value;
  }
  return { value: attributes };
}

/** Something that was said of a link of another field, and can be said here as it is. */
export function fitsAttribute(value: unknown, { type, format, enum: options }: LinkAttribute): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string' || (options && !options.includes(value))) return false;
  return format === undefined || readIsoDay(value) !== undefined;
}
