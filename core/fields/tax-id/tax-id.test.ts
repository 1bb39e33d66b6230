import { describe, expect, test } from 'vitest';
import { kindOf, taxIdKinds } from '#core/fields/tax-id/kinds.ts';
import { taxId } from '#core/fields/tax-id/tax-id.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const field = { 'x-uid': 'f', 'x-type': 'tax_id', 'x-label': {} } as FieldDefinition;
const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
const next = random(7);
const pick = (from: string) => from[Math.floor(next() * from.length)] as string;
const some = (from: string, count: number) => Array.from({ length: count }, () => pick(from)).join('');

/** A number without its check, of each kind, and what checks may follow. */
const bodies: Readonly<Record<string, { body: () => string; checks: readonly string[] }>> = {
  pt_nif: { body: () => pick('1235689') + some(digits, 7), checks: [...digits] },
  br_cpf: { body: () => some(digits, 9), checks: Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')) },
  br_cnpj: { body: () => some(digits + letters, 12), checks: Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')) },
  es_nif: { body: () => (next() < 0.2 ? pick('KLM') : pick(digits)) + some(digits, 7), checks: [...letters] },
  es_nie: { body: () => pick('XYZ') + some(digits, 7), checks: [...letters] },
  es_cif: { body: () => pick('ABEHNPQRSW') + some(digits, 7), checks: [...digits, ...'ABCDEFGHIJ'] },
};

describe.each(taxIdKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const { body, checks } = bodies[name] as { body: () => string; checks: readonly string[] };
  const valid = Array.from({ length: 200 }, () => {
    const start = body();
    return checks.map((check) => start + check).filter((number) => kind.shape.test(number) && kind.isRight(number));
  });

  test('every body has one check and no other', () => {
    for (const numbers of valid) expect(numbers).toHaveLength(1);
  });

  test('is read with and without punctuation, and printed so that it is read back', () => {
    for (const [number = ''] of valid) {
      const value = { value: number, country: kind.country };
      expect(taxId.normalise?.(taxId.print(value, field, {} as never) as never, field, {} as never)).toEqual({ value });
      expect(kindOf(number)?.name).toBe(name);
    }
  });

  test('another last character is noticed', () => {
    for (const [number = ''] of valid) {
      const last = number.at(-1) as string;
      for (const other of [...(digits.includes(last) ? digits : letters)].filter((one) => one !== last)) {
        const broken = number.slice(0, -1) + other;
        expect({ broken, right: kind.shape.test(broken) && kind.isRight(broken) }).toEqual({ broken, right: false });
      }
    }
  });

  test('one wrong digit in the body is noticed, but where modulus 11 gives 0 for two remainders', () => {
    let missed = 0;
    let tried = 0;
    for (const [number = ''] of valid) {
      for (let i = 1; i < 8; i += 1) {
        if (!digits.includes(number[i] as string)) continue;
        const other = String((Number(number[i]) + 1 + Math.floor(next() * 9)) % 10);
        tried += 1;
        if (kind.isRight(number.slice(0, i) + other + number.slice(i + 1))) missed += 1;
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(missed / tried).toBeLessThan(name === 'pt_nif' ? 0.03 : 0.005);
  });
});

test.each([
  ['501964843', 'pt_nif'],
  ['52998224725', 'br_cpf'],
  ['11222333000181', 'br_cnpj'],
  ['12ABC34501DE35', 'br_cnpj'],
  ['12345678Z', 'es_nif'],
  ['X1234567L', 'es_nie'],
  ['A58818501', 'es_cif'],
  ['P2807900B', 'es_cif'],
])('%s, as published, is a right %s', (number, name) => {
  expect(kindOf(number)?.name).toBe(name);
  expect(kindOf(number)?.isRight(number)).toBe(true);
});

test('only the kinds of the definition are taken', () => {
  const onlyCompanies = { ...field, 'x-tax-id': { kinds: ['br_cnpj'] } } as FieldDefinition;
  expect(taxId.normalise?.('529.982.247-25' as never, onlyCompanies, {} as never)).toEqual({
    reason: 'taxId.format',
    params: { kinds: 'CNPJ' },
  });
});

test('a number is one word to look for, with or without punctuation', () => {
  const words = (typed: string) => taxId.search?.words?.(typed);
  expect(words('501 964 843')).toEqual(['501964843']);
  expect(words('12.abc.345/01')).toEqual(['12abc34501']);
  expect(words('ES A58818501')).toEqual(['a58818501']);
  expect(words('Ana Prata')).toEqual([]);
});
