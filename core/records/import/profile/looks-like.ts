import type { Formats } from '#core/contract/field-type.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

interface Candidate {
  readonly type: string;
  /** What must be seen beside values that parse: almost any number is a telephone number too. */
  readonly evidence?: (values: readonly string[]) => boolean;
}

const someMatch = (pattern: RegExp) => (values: readonly string[]) => values.some((value) => pattern.test(value));
const TIME = /\d{1,2}[:h]\d{2}/i;
const words = (values: readonly string[]) => values.length > 1 && values.every((value) => !/^[\d-]+$/.test(value));
const dialled = (values: readonly string[]) =>
  values.some((value) => /^\+|^00\d|\d[\s().-]+\d/.test(value)) &&
  values.filter((value) => value.replaceAll(/\D/g, '').length >= 7).length >= values.length * ENOUGH;

/** In the order in which they are tried; the first that almost all values fit is taken. */
const candidates: readonly Candidate[] = [
  { type: 'email' },
  { type: 'url', evidence: someMatch(/^(?:https?:\/\/|www\.)/i) },
  { type: 'boolean', evidence: words },
  { type: 'date_time', evidence: someMatch(TIME) },
  { type: 'date' },
  { type: 'phone', evidence: dialled },
  { type: 'integer' },
  { type: 'percent', evidence: someMatch(/%\s*$/) },
  { type: 'decimal' },
  { type: 'money', evidence: someMatch(/\p{Sc}|\b[A-Z]{3}\b/u) },
];

const ENOUGH = 0.95;
const LONG = 300;
const definition = (type: string): FieldDefinition =>
  ({ 'x-uid': 'f_column', 'x-type': type, 'x-label': {}, 'x-decimal': { scale: 10 } }) as FieldDefinition;

/** The field type that the values of a column look like: found by letting the types read them, in any of the formats that come into question. */
export function looksLike(values: readonly string[], formats: readonly Formats[]): string {
  if (values.length === 0) return 'text';
  for (const { type, evidence } of candidates) {
    const parse = fieldTypes.get(type)?.parse;
    if (!parse || (evidence && !evidence(values))) continue;
    const own = definition(type);
    const read = values.filter((value) => formats.some((format) => 'value' in parse(value, format, own))).length;
    if (read >= values.length * ENOUGH) return type;
  }
  return values.some((value) => value.length > LONG || value.includes('\n')) ? 'long_text' : 'text';
}
