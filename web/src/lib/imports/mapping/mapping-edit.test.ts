import { describe, expect, test } from 'vitest';
import { columnStatus } from '#lib/imports/mapping/column-status.ts';
import { fieldTraits, importableFields, matchableFields, unfilledFields } from '#lib/imports/mapping/field-traits.ts';
import { sampleColumns, sampleEntity } from '#lib/imports/mapping/import.samples.ts';
import { acceptAll, compose, connect, disconnect, replaceValue, resolutionOf, specify } from '#lib/imports/mapping/mapping-edit.ts';
import { openQuestions, readDate } from '#lib/imports/mapping/mapping-questions.ts';
import { fillTemplate, placeholderOf, proposedTitle } from '#lib/imports/mapping/template-example.ts';
import type { ImportProblem } from '#schemas/types/api.ts';

const lost: ImportProblem = {
  code: 'relation.notFound',
  field: 'product',
  column: 0,
  value: 'GTXPro',
  rows: 3,
  severity: 'error',
  message: '',
  suggestion: { value: 'GTX Pro', label: 'GTX Pro' },
};
const mapping = [
  { column: 0, field: 'product' },
  { column: 1, field: 'company' },
];

describe('mapping', () => {
  test('a field has one source: connecting it takes it from the other column', () => {
    expect(connect(mapping, 3, { field: 'product' })).toEqual([
      { column: 1, field: 'company' },
      { column: 3, field: 'product' },
    ]);
  });

  test('another choice replaces the one before, and what was said about it', () => {
    const said = specify(mapping, 'product', { missing: 'create' });
    expect(connect(said, 0, { field: 'name', instead: 'product' })).toEqual([
      { column: 0, field: 'name' },
      { column: 1, field: 'company' },
    ]);
    expect(connect(said, 0, { field: 'product', instead: 'product' })).toEqual(said);
  });

  test('a column may feed two fields', () => {
    expect(connect(mapping, 0, { field: 'name' })).toEqual([...mapping, { column: 0, field: 'name' }]);
    expect(disconnect(mapping, 'product')).toEqual([{ column: 1, field: 'company' }]);
  });

  test('a template stands in place of a column, and goes when it is empty', () => {
    expect(compose(mapping, 'product', '{account}')).toEqual([
      { field: 'product', template: '{account}' },
      { column: 1, field: 'company' },
    ]);
    expect(compose(compose(mapping, 'name', 'x'), 'name', '')).toEqual(mapping);
  });

  test('what is taken back leaves nothing behind', () => {
    expect(specify(specify(mapping, 'product', { missing: 'empty' }), 'product', { missing: undefined })).toEqual(mapping);
    expect(replaceValue(replaceValue(mapping, 'product', { cell: 'a', by: null }), 'product', { cell: 'a', by: undefined })).toEqual(
      mapping,
    );
  });
});

describe('problems of a trial', () => {
  test('are resolved by their suggestion, unless somebody decided otherwise', () => {
    const accepted = acceptAll(mapping, [lost]);
    expect(resolutionOf(accepted, lost, mapping)).toEqual({ kind: 'value', value: 'GTX Pro' });
    const emptied = replaceValue(mapping, 'product', { cell: 'GTXPro', by: null });
    expect(resolutionOf(acceptAll(emptied, [lost]), lost, mapping)).toEqual({ kind: 'empty' });
  });

  test('are resolved for every value by creating what is missing', () => {
    expect(resolutionOf(specify(mapping, 'product', { missing: 'create' }), lost, mapping)).toEqual({ kind: 'create' });
    expect(resolutionOf(mapping, lost, mapping)).toBeUndefined();
  });
});

describe('questions', () => {
  const asked = [
    { column: 2, field: 'closed_on' },
    { column: 3, field: 'amount' },
  ];

  test('ask for a day and an amount that can be read two ways, with a sample that differs', () => {
    expect(openQuestions(asked, sampleColumns, sampleEntity)).toEqual([
      { about: 'date', field: 'closed_on', sample: '03/04/2017' },
      { about: 'decimal', field: 'amount', sample: '1.234' },
    ]);
  });

  test('do not ask what was answered, nor where it does not matter', () => {
    expect(
      openQuestions(
        [
          { column: 2, field: 'closed_on', date: 'mdy' },
          { column: 3, field: 'name' },
        ],
        sampleColumns,
        sampleEntity,
      ),
    ).toEqual([]);
  });

  test('read a date strictly in one order', () => {
    expect([
      readDate('03/04/2017', 'dmy'),
      readDate('03/04/2017', 'mdy'),
      readDate('13/04/17', 'mdy'),
      readDate('2017-04-03', 'ymd'),
    ]).toEqual(['2017-04-03', '2017-03-04', undefined, '2017-04-03']);
  });
});

test('templates name columns by header, or by number, and say which they do not know', () => {
  expect(placeholderOf(sampleColumns[0] as never, sampleColumns)).toBe('{Product}');
  expect(placeholderOf(sampleColumns[4] as never, sampleColumns)).toBe('{#5}');
  expect(fillTemplate('{product} · {account} {#5}', sampleColumns)).toEqual({ text: 'GTX Pro · Isdom x' });
  expect(fillTemplate('{nope}', sampleColumns)).toEqual({ unknown: 'nope' });
  expect(proposedTitle(sampleEntity, mapping, sampleColumns)).toBe('{Product} · {account}');
});

test('traits come from the schema, not from the type’s name', () => {
  const trait = (name: string) => fieldTraits(sampleEntity.fields.find((field) => field.name === name) as never);
  expect(trait('closed_on')).toMatchObject({ isMoment: true, isNumber: false });
  expect(trait('amount')).toMatchObject({ isMoment: false, isNumber: true, hasCurrency: true });
  expect(trait('company')).toMatchObject({ target: 'company' });
});

test('offers what can be filled and compared, and says what nothing fills', () => {
  expect(importableFields(sampleEntity).map((field) => field.name)).not.toContain('number');
  expect(matchableFields(sampleEntity, new Set(['company', 'reference', 'name', 'people'])).map((field) => field.name)).toEqual([
    'reference',
    'name',
    'company',
  ]);
  expect(unfilledFields(sampleEntity, new Set(['reference'])).map((field) => field.name)).toEqual(['name']);
});

test('a column is sure, a guess until confirmed, a question or left out', () => {
  const known = {
    entity: sampleEntity,
    suggestions: [
      { column: 0, field: 'product', why: 'name' as const, sure: false },
      { column: 1, field: 'company', why: 'both' as const, sure: true },
    ],
    confirmed: new Set<string>(),
  };
  const status = (index: number, field: string | undefined, confirmed: string[] = []) =>
    columnStatus(sampleColumns[index] as never, field ? [{ column: index, field }] : [], { ...known, confirmed: new Set(confirmed) }).kind;
  expect([
    status(0, 'product'),
    status(0, 'product', ['0/product']),
    status(1, 'company'),
    status(1, 'name'),
    status(2, 'closed_on'),
    status(3, undefined),
  ]).toEqual(['guess', 'chosen', 'sure', 'chosen', 'question', 'none']);
});
