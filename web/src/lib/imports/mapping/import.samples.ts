import type { EntityView, FieldView, ImportColumn } from '#schemas/types/api.ts';

/** A small lead and its file, to try mappings on in tests. */
const field = (name: string, type: string, part: Partial<FieldView> = {}): FieldView =>
  ({
    name,
    type,
    uid: name,
    label: { en: name },
    layer: 'core',
    required: false,
    readOnly: false,
    system: false,
    unique: false,
    measurable: false,
    schema: {},
    operators: ['eq', 'in', 'contains'],
    can: { read: true, update: true },
    ...part,
  }) as FieldView;

export const sampleEntity = {
  name: 'lead',
  titleField: 'name',
  fields: [
    field('name', 'text', { required: true }),
    field('reference', 'text', { unique: true }),
    field('company', 'relation_one', { relation: { target: 'company' }, operators: ['in'] }),
    field('product', 'relation_one', { relation: { target: 'product' }, operators: ['in'] }),
    field('people', 'relation_many', { relation: { target: 'person' }, operators: ['in'], schema: { type: 'array' } }),
    field('amount', 'money', { measurable: true, schema: { anyOf: [{ type: 'null' }, { type: 'object', properties: { currency: {} } }] } }),
    field('closed_on', 'date', { schema: { type: ['string', 'null'], format: 'date' } }),
    field('number', 'autonumber', { readOnly: true }),
  ],
} as unknown as EntityView;

export const sampleColumns: ImportColumn[] = [
  { index: 0, header: 'Product', samples: ['GTX Pro'], looksLike: 'text', empty: 0, distinct: 1 },
  { index: 1, header: 'account', samples: ['Isdom'], looksLike: 'text', empty: 0, distinct: 1 },
  { index: 2, header: 'date', samples: ['05/05/2017', '03/04/2017'], looksLike: 'date', date: { order: null }, empty: 0, distinct: 2 },
  { index: 3, header: 'value', samples: ['1.234'], looksLike: 'integer', decimal: null, empty: 0, distinct: 1 },
  { index: 4, header: '', samples: ['x'], looksLike: 'text', empty: 0, distinct: 1 },
];
