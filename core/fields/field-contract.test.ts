import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { portugal } from '#core/fields/contract-suite/field-samples.ts';
import { loadSamples, type SampledType } from '#core/fields/contract-suite/load-samples.ts';
import reasons from '#schemas/text/validation.json' with { type: 'json' };

const context = { country: 'PT', baseCurrency: 'EUR' };
const named = (await loadSamples()).map((sampled) => [sampled.type.name, sampled] as const);

function compiler() {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv, ['date', 'date-time', 'uuid', 'regex']);
  return ajv;
}

/** What the engine does with a value that a caller sends: the schema, then the canonical form. */
function accept({ type, field }: SampledType, given: unknown): unknown {
  if (!compiler().compile(type.schema(field))(given)) return { reason: 'schema' };
  return type.normalise ? type.normalise(given, field, context) : { value: given };
}

describe.each(named)('%s', (_name, sampled) => {
  const { type, samples, field } = sampled;

  test('describes its keywords and its values in strict JSON Schema', () => {
    expect(() => compiler().compile(type.keywords)).not.toThrow();
    expect(() => compiler().compile(type.schema(field))).not.toThrow();
    expect(compiler().compile(type.keywords)(field)).toBe(true);
  });

  test.each(samples.valid)('brings $given into its canonical form', ({ given, value }) => {
    expect(accept(sampled, given)).toEqual({ value });
  });

  test.each(samples.valid)('accepts the canonical form of $given again, unchanged', ({ value }) => {
    if (value !== null) expect(accept(sampled, value)).toEqual({ value });
  });

  test.each(samples.invalid)('refuses $given: $reason', ({ given, reason }) => {
    const refusal = accept(sampled, given) as { reason?: string };
    // What ajv's formats already know to be wrong may be refused by either.
    expect(refusal.reason === 'schema' && reason === 'date.impossible' ? reason : refusal.reason).toBe(reason);
    if (reason !== 'schema') expect(Object.keys(reasons)).toContain(reason);
  });

  test.each(samples.refused.map((operand) => ({ operand })))('refuses to filter by $operand', ({ operand }) => {
    const refusal = type.operand(operand, field) as { reason?: string };
    expect(Object.keys(reasons)).toContain(refusal.reason);
  });

  test.each(samples.cells ?? [])('reads the cell "$cell"', ({ cell, formats, value, reason }) => {
    const read = type.parse?.(cell.trim() === '' ? cell : cell.trim(), { ...portugal, ...formats }, field);
    expect(read).toEqual(reason === undefined ? { value } : expect.objectContaining({ reason }));
    if (reason !== undefined) expect(Object.keys(reasons)).toContain(reason);
  });

  test('reads back what it prints, in every country', () => {
    for (const country of ['pt', 'us', 'iso'] as const) {
      const formats = { pt: portugal, us: { ...portugal, date: 'mdy', decimal: '.' }, iso: { ...portugal, date: 'ymd' } }[
        country
      ] as typeof portugal;
      for (const value of samples.ascending ?? []) {
        if (type.parse) expect(type.parse(type.print(value, field, formats), formats, field)).toEqual({ value });
      }
    }
  });

  test('names the entity it points at when it is a relation', () => {
    expect(Boolean(type.target?.(field))).toBe(type.relation === 'one' || type.relation === 'many');
    expect(type.targets !== undefined).toBe(type.relation === 'any');
    expect(type.columns(field).length === 0).toBe(type.relation === 'many');
  });
});
