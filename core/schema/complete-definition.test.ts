import { expect, test } from 'vitest';
import { fieldTypes } from '#core/fields/field-types.ts';
import { completeEntity, completeField, fillUids } from '#core/schema/complete-definition.ts';
import lead from '#schemas/crm/lead.json' with { type: 'json' };
import type { EntityDefinition, ExtensionDefinition, FieldDefinition } from '#schemas/types/definition.ts';

const field = (type: string, rest: Partial<FieldDefinition> = {}): FieldDefinition => ({
  'x-uid': 'f',
  'x-type': type,
  'x-label': { en: 'X' },
  ...rest,
});
const complete = (type: string, required: boolean, rest: Partial<FieldDefinition> = {}) =>
  completeField(field(type, rest), fieldTypes, required);

test('a value that may be missing may be null', () => {
  expect(complete('date', false)).toMatchObject({ type: ['string', 'null'], format: 'date' });
  expect(complete('date', true)).toMatchObject({ type: 'string', format: 'date' });
  expect(complete('phone', false).anyOf).toContainEqual({ type: 'null' });
});

test('a choice that may be missing lists null among its values', () => {
  const options = [{ value: 'a', uid: 'o_a', label: { en: 'A' } }];
  expect(complete('choice', false, { 'x-options': options }).enum).toEqual(['a', null]);
  expect(complete('choice', true, { 'x-options': options }).enum).toEqual(['a']);
});

test('a value that must be there is not an empty text or list', () => {
  expect(complete('text', true).minLength).toBe(1);
  expect(complete('relation_many', true, { 'x-relation': { target: 'person' } }).minItems).toBe(1);
});

test('an autonumber is read only, and so is a field of a type that nobody knows', () => {
  expect(complete('autonumber', false, { 'x-autonumber': { pattern: '{seq}' } }).readOnly).toBe(true);
  expect(complete('hologram', false)).toEqual({ ...field('hologram'), readOnly: true });
});

test('completing twice says what completing once says', () => {
  const once = completeEntity(lead as EntityDefinition, fieldTypes);
  expect(completeEntity(once, fieldTypes)).toEqual(once);
});

test('gives uids to what is new, and to nothing else', () => {
  let n = 0;
  const newUid = (prefix: string) => `${prefix}_${++n}`;
  const option = { value: 'a', label: { en: 'A' } } as never;
  const below = lead as EntityDefinition;
  const extension = fillUids<ExtensionDefinition>(
    {
      'x-extends': 'lead',
      properties: { x_a: { 'x-type': 'choice', 'x-label': { en: 'A' }, 'x-options': [option] }, name: { maxLength: 5 } },
    },
    { below, before: undefined, newUid },
  );
  expect(extension.properties?.x_a?.['x-uid']).toMatch(/^f_\d$/);
  expect(extension.properties?.x_a?.['x-options']?.[0]?.uid).toMatch(/^o_\d$/);
  expect(extension.properties?.name).toEqual({ maxLength: 5 });
  expect(fillUids(extension, { below, before: extension, newUid })).toEqual(extension);
});

test('keeps no uid of an option, index or rule that a client thought of', () => {
  const option = { value: 'a', uid: 'o_mine', label: { en: 'A' } };
  const { properties, 'x-index': indexes } = fillUids(
    {
      'x-extends': 'lead',
      properties: { source: { 'x-options': [{ ...option, uid: 'o_lead_source_fair' }, option] } },
      'x-index': [{ uid: 'name_order', on: ['source'] }],
    },
    { below: lead as EntityDefinition, before: undefined, newUid: (prefix) => `${prefix}_new` },
  );
  expect(properties?.source?.['x-options']?.map(({ uid }) => uid)).toEqual(['o_lead_source_fair', 'o_new']);
  expect(indexes?.[0]?.uid).toBe('ix_new');
});
