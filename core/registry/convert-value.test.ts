import { describe, expect, it, test } from 'vitest';
import { portugal } from '#core/fields/contract-suite/field-samples.ts';
import { loadSamples } from '#core/fields/contract-suite/load-samples.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { converter, isNothing } from '#core/registry/convert-value.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const samples = await loadSamples();
const storable = samples.filter(({ field, type }) => type.columns(field).length > 0 || type.linkColumns);
const pairs = storable.flatMap((from) => storable.map((to) => [from.type.name, to.type.name, from, to] as const));

test.each(pairs)('%s → %s: every value becomes one that is valid there, or none', (_from, _to, from, to) => {
  const convert = converter({
    from: { type: from.type, definition: from.field },
    to: { type: to.type, definition: to.field },
    formats: portugal,
  });
  // What came of it once stays what it is.
  const again = converter({
    from: { type: to.type, definition: to.field },
    to: { type: to.type, definition: to.field },
    formats: portugal,
  });
  for (const { value } of from.samples.valid) {
    const converted = convert(value);
    if ('reason' in converted || isNothing(converted.value)) continue;
    if (to.type.normalise) expect(to.type.normalise(converted.value, to.field, { country: 'PT', baseCurrency: 'EUR' })).toEqual(converted);
    expect('value' in again(converted.value)).toBe(true);
  }
});

const options = [
  { value: 'won', uid: 'o_won', label: { en: 'Won', pt: 'Ganho' } },
  { value: 'lost', uid: 'o_lost', label: { en: 'Lost', pt: 'Perdido' } },
];
const field = (type: string, rest: object = {}): FieldDefinition => ({ 'x-uid': 'f', 'x-type': type, 'x-label': {}, ...rest });
const choice = field('choice', { 'x-options': options });
const many = field('multi_choice', { 'x-options': options });
const person = { 'x-relation': { target: 'person' } };
const a = '0192f0c1-0000-7000-8000-00000000000a';
const b = '0192f0c1-0000-7000-8000-00000000000b';
const NONE = undefined;

describe('a value that changes its type', () => {
  it.each<[string, FieldDefinition, unknown, FieldDefinition, unknown]>([
    ['a number in a text', field('text'), '1.234,50', field('decimal'), '1234.50'],
    ['a text that is no number', field('text'), 'many', field('integer'), NONE],
    ['a whole decimal', field('decimal'), '12.00', field('integer'), 12],
    ['a decimal is not rounded', field('decimal'), '12.50', field('integer'), NONE],
    ['decimals that were added', field('decimal'), '1.25', field('decimal', { 'x-decimal': { scale: 4 } }), '1.2500'],
    ['decimals that do not fit any more', field('decimal', { 'x-decimal': { scale: 4 } }), '1.2345', field('decimal'), NONE],
    ['an amount in the own currency', field('money'), { value: '12.50', currency: 'EUR' }, field('decimal'), '12.50'],
    ['an amount in another', field('money'), { value: '12.50', currency: 'USD' }, field('decimal'), NONE],
    ['a number as an amount', field('integer'), 7, field('money'), { value: '7.00', currency: 'EUR' }],
    ['a share', field('percent'), '12.5', field('decimal'), '12.50'],
    ['a number above the limit', field('integer'), 7, field('integer', { maximum: 5 }), NONE],
    ['a label', field('text'), ' ganho', choice, 'won'],
    ['a value', field('text'), 'lost', choice, 'lost'],
    ['a text that is no option', field('text'), 'open', choice, NONE],
    ['an option as a text', choice, 'won', field('text'), 'Ganho'],
    ['an option among several', choice, 'won', many, ['won']],
    ['the only one', many, ['lost'], choice, 'lost'],
    ['one of several', many, ['won', 'lost'], choice, NONE],
    ['several as a text', many, ['won', 'lost'], field('text'), 'Ganho; Perdido'],
    ['a day in a text', field('text'), '24/11/2026', field('date'), '2026-11-24'],
    ['a moment', field('date_time'), '2026-11-24T23:30:00.000Z', field('date'), '2026-11-24'],
    ['a day', field('date'), '2026-07-01', field('date_time'), '2026-06-30T23:00:00.000Z'],
    ['one record', field('relation_one', person), a, field('relation_many', person), [{ id: a }]],
    ['the only record', field('relation_many', person), [{ id: a }], field('relation_one', person), a],
    ['several records', field('relation_many', person), [{ id: a }, { id: b }], field('relation_one', person), NONE],
    ['a record of another entity', field('relation_one', person), a, field('relation_one', { 'x-relation': { target: 'team' } }), NONE],
    ['a record as a text', field('relation_one', person), a, field('text'), NONE],
    ['a colleague', field('user'), a, field('relation_one', { 'x-relation': { target: 'user' } }), a],
    ['yes', field('text'), 'Sim', field('boolean'), true],
    ['a telephone number', field('phone'), { raw: '912 345 678', e164: '+351912345678' }, field('text'), '912 345 678'],
    ['a text that is too long', field('text'), 'abc', field('text', { maxLength: 2 }), NONE],
  ])('%s', (_what, from, value, target, expected) => {
    const typed = (definition: FieldDefinition) => ({ type: fieldTypes.get(definition['x-type']) as never, definition });
    const converted = converter({ from: typed(from), to: typed(target), formats: portugal })(value);
    expect('reason' in converted ? NONE : converted.value).toEqual(expected);
  });

  it('keeps what is said of links as far as it can be said there', () => {
    const typed = (attributes: object) => ({
      type: fieldTypes.get('relation_many') as never,
      definition: field('relation_many', { 'x-relation': { target: 'person', attributes } }),
    });
    const from = typed({ role: { type: 'string' }, main: { type: 'boolean' } });
    const convert = converter({ from, to: typed({ main: { type: 'boolean' }, role: { type: 'integer' } }), formats: portugal });
    expect(convert([{ id: a, role: 'host', main: true }])).toEqual({ value: [{ id: a, main: true, role: null }] });
  });
});
