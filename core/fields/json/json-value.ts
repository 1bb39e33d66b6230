import type { Parsed } from '#core/contract/field-type.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const mostBytes = 100_000;
const deepest = 50;

/** JSON that PostgreSQL can keep, with its members in the order in which PostgreSQL gives them back. An empty text and an empty list are no value. */
export function canonicalJson(value: unknown): Parsed<JsonValue> {
  const wrong = faultOf(value, 0);
  if (wrong) return wrong;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return { value: null };
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > mostBytes) return { reason: 'json.size', params: { limit: mostBytes / 1000 } };
  return { value: ordered(value as JsonValue) };
}

function faultOf(value: unknown, depth: number): { reason: string; params?: Record<string, unknown> } | undefined {
  if (depth > deepest) return { reason: 'json.depth', params: { limit: deepest } };
  if (typeof value === 'string') return textFault(value);
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { reason: 'json.number' };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const fault = (Array.isArray(value) ? undefined : textFault(key)) ?? faultOf(member, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

function textFault(text: string): { reason: string } | undefined {
  if (text.includes('\u0000')) return { reason: 'text.nul' };
  return text.isWellFormed() ? undefined : { reason: 'text.encoding' };
}

/** JSONB sorts the members of an object by the length of their names, then by bytes. */
function ordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).map((name) => ({ name, bytes: Buffer.from(name) }));
  names.sort((a, b) => a.bytes.length - b.bytes.length || Buffer.compare(a.bytes, b.bytes));
  return Object.fromEntries(names.map(({ name }) => [name, ordered((value as { [key: string]: JsonValue })[name] as JsonValue)]));
}
