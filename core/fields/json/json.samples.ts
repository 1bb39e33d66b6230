import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { JsonValue } from '#core/fields/json/json-value.ts';

const router = { on: true, ports: [80, 443], site: { floor: 2 } };
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

export const samples: FieldSamples<JsonValue> = {
  valid: [
    { given: router, value: router },
    { given: [1, 'two', null, { three: 3 }], value: [1, 'two', null, { three: 3 }] },
    { given: 'a text', value: 'a text' },
    { given: 5.25, value: 5.25 },
    { given: [-0], value: [0] },
    { given: false, value: false },
    { given: {}, value: {} },
    { given: [], value: null },
    { given: '', value: null },
    { given: { 'é "q" \\ % _ {x}': "'); drop table x; --" }, value: { 'é "q" \\ % _ {x}': "'); drop table x; --" } },
    { given: JSON.parse('{"constructor": 1, "__proto__": 2}'), value: JSON.parse('{"__proto__": 2, "constructor": 1}') },
  ],
  invalid: [
    { given: { a: 'x\u0000' }, reason: 'text.nul' },
    { given: { 'x\u0000': 1 }, reason: 'text.nul' },
    { given: ['\ud800'], reason: 'text.encoding' },
    { given: [Number.POSITIVE_INFINITY], reason: 'json.number' },
    { given: { a: 'x'.repeat(100_001) }, reason: 'json.size' },
    { given: deep(60), reason: 'json.depth' },
  ],
  cells: [
    { cell: '{"b": 1, "a": [true]}', value: { a: [true], b: 1 } },
    { cell: '"text"', value: 'text' },
    { cell: 'null', value: null },
    { cell: '{a: 1}', reason: 'json.format' },
    { cell: '[1e999]', reason: 'json.number' },
    { cell: '['.repeat(50_000), reason: 'json.format' },
  ],
  operands: ['two', 'PORTS', '%', { ports: [443] }, { site: { floor: 2 }, on: true }, [{ three: 3 }]],
  refused: [5, null, true, 'a\u0000', { a: '\ud800' }],
  oracle: {
    contains: (value, operand) =>
      typeof operand === 'string'
        ? written(value)
            .toLowerCase()
            .includes((operand as string).toLowerCase())
        : holds(value, operand),
  },
};

/** PostgreSQL writes a blank after commas and colons. */
const written = (value: JsonValue): string => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, '');

function holds(value: JsonValue, part: JsonValue): boolean {
  if (Array.isArray(part)) return Array.isArray(value) && part.every((one) => value.some((other) => holds(other, one)));
  if (typeof part !== 'object' || part === null) return value === part;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = value as { [key: string]: JsonValue };
  return Object.entries(part).every(([key, one]) => Object.hasOwn(members, key) && holds(members[key] as JsonValue, one as JsonValue));
}
