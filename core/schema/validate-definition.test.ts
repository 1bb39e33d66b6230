import { describe, expect, test } from 'vitest';
import { fieldTypes } from '#core/fields/field-types.ts';
import { describeProblem } from '#core/schema/definition-problem.ts';
import { metaSchemas, metaValidator } from '#core/schema/meta-schemas.ts';
import { validateEntity, validateExtension } from '#core/schema/validate-definition.ts';
import { validateRegistry } from '#core/schema/validate-registry.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

const text = (uid: string, rest: Partial<FieldDefinition> = {}): FieldDefinition => ({
  'x-uid': uid,
  'x-type': 'text',
  'x-label': { en: uid },
  ...rest,
});

function entity(properties: Record<string, unknown>, rest: Partial<EntityDefinition> = {}): EntityDefinition {
  return {
    type: 'object',
    'x-entity': { uid: 'e_thing', name: 'thing', version: '1.0.0', titleField: 'name', ownership: 'none', features: [] },
    'x-label': { en: { one: 'Thing', many: 'Things' } },
    properties: { name: text('f_name', { maxLength: 300 }), ...properties } as Record<string, FieldDefinition>,
    ...rest,
  };
}

const problems = (document: unknown) => validateEntity(document, fieldTypes).map(({ path, code }) => `${path} ${code}`);

test('every schema of the vocabulary compiles in strict mode, with all its parts', () => {
  for (const { $id, $defs } of metaSchemas as readonly { $id: string; $defs?: object }[]) {
    const file = $id.replace(/^vinculo:meta\/(.*)\/1$/, '$1');
    expect(metaValidator(file)).toBeTypeOf('function');
    for (const part of Object.keys($defs ?? {})) expect(metaValidator(`${file}#/$defs/${part}`)).toBeTypeOf('function');
  }
});

describe('an entity', () => {
  test('that says everything right has no problems', () => {
    expect(problems(entity({ note: text('f_note', { maxLength: 20, default: 'none' }) }, { required: ['name'] }))).toEqual([]);
  });

  test('names the place of a word that the vocabulary does not know', () => {
    expect(problems({ ...entity({}), 'x-colour': 'red' })).toEqual(['/x-colour additionalProperties']);
    expect(problems(entity({ note: text('f_note', { 'x-colour': 'red' }) }))).toEqual(['/properties/note/x-colour unevaluatedProperties']);
  });

  test.each([null, [], 'thing', 5, {}])('is not %j', (document) => {
    expect(problems(document)).not.toEqual([]);
  });

  test('has names that SQL, JSON and people can live with', () => {
    for (const name of ['Name', 'a-b', '1a', 'é', `a${'b'.repeat(48)}`, 'a"; drop table x; --']) {
      expect(problems(entity({ [name]: text('f_x') }))).toHaveLength(1);
    }
    expect(problems(entity({ created_at: text('f_x') }))).toEqual(['/properties/created_at definition.reserved']);
  });

  test('has a type that is registered, with the keywords it needs', () => {
    expect(problems(entity({ x: text('f_x', { 'x-type': 'hologram' }) }))).toEqual(['/properties/x/x-type definition.fieldType']);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'choice' }) }))).toEqual(['/properties/x/x-options required']);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'relation_one' }) }))).toEqual(['/properties/x/x-relation required']);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'autonumber', 'x-autonumber': { pattern: 'L-{YYYY}' } }) }))).toEqual([
      '/properties/x/x-autonumber/pattern pattern',
    ]);
  });

  test('gives every uid, value and option once', () => {
    const options = ['a', 'a'].map((value) => ({ value, uid: 'o_a', label: { en: value } }));
    expect(problems(entity({ x: text('f_name') }))).toEqual(['/properties/x/x-uid definition.twice']);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'choice', 'x-options': options }) }))).toEqual([
      '/properties/x/x-options/1/value definition.twice',
      '/properties/x/x-options/1/uid definition.twice',
    ]);
  });

  test('has limits and defaults that a value can meet', () => {
    expect(problems(entity({ x: text('f_x', { minLength: 9, maxLength: 5 }) }))).toEqual(['/properties/x/maxLength definition.range']);
    expect(problems(entity({ x: text('f_x', { maxLength: 2, default: 'long' }) }))).toEqual(['/properties/x/default maxLength']);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'date', default: '$today+7d' }) }))).toEqual([]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'date', default: '$today+9999q' }) }))).toEqual([
      '/properties/x/default definition.dynamic',
    ]);
    expect(problems(entity({ x: text('f_x', { default: '$user' }) }))).toEqual([]);
  });

  test('is known by something that fits into an index', () => {
    expect(problems({ ...entity({}), properties: { name: text('f_name') } })).toEqual([
      '/properties/name/maxLength definition.indexLength',
    ]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'url', 'x-unique': true }) }))).toEqual([
      '/properties/x/x-unique definition.indexLength',
    ]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'url', 'x-unique': true, maxLength: 300 }) }))).toEqual([]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'long_text', 'x-search': { weight: 'B' }, maxLength: 1_000_000 }) }))).toEqual([
      '/properties/x/x-search definition.indexLength',
    ]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'phone', 'x-unique': true }) }))).toEqual([]);
    expect(problems(entity({ x: text('f_x', { 'x-type': 'decimal', 'x-unique': true }) }))).toEqual([]);
  });

  test('says nothing that cannot be stored', () => {
    expect(problems(entity({ x: text('f_x', { 'x-label': { en: 'a\u0000' } }) }))).toEqual(['/properties/x/x-label/en text.nul']);
    expect(problems(entity({ 'x\ud800': text('f_x') }))).toEqual(['/properties/x\ud800 text.encoding']);
  });

  test('only refers to fields it has, or that every record has', () => {
    const rest: Partial<EntityDefinition> = {
      required: ['gone'],
      'x-view': { list: ['name', 'owner', 'gone'] },
      'x-index': [{ uid: 'ix', on: ['gone', { field: 'updated_at', direction: 'desc' }] }],
      'x-rule': [
        {
          uid: 'r',
          when: { and: [{ field: 'name', op: 'gt', value: 1 }, { not: { field: 'gone', op: 'empty' } }] },
          require: ['name'],
          message: { en: 'x' },
        },
      ],
      'x-permission': { member: [{ actions: ['read'], rows: { field: 'gone', op: 'eq', value: 1 }, fields: { except: ['gone'] } }] },
    };
    expect(problems(entity({}, rest))).toEqual([
      '/required/0 field.unknown',
      '/x-view/list/2 field.unknown',
      '/x-index/0/on/0 field.unknown',
      '/x-permission/member/0/fields/0 field.unknown',
      '/x-rule/0/when/and/0/op definition.operator',
      '/x-rule/0/when/and/1/not/field field.unknown',
    ]);
  });

  test('with a condition that is none names the condition, not every way to write one', () => {
    const rule = { uid: 'r', when: { field: 'name' }, require: ['name'], message: { en: 'x' } };
    expect(problems(entity({}, { 'x-rule': [rule as never] }))).toEqual(['/x-rule/0/when anyOf']);
  });

  test('describes its problems in words', () => {
    const [problem] = validateEntity(entity({ x: text('f_x', { 'x-type': 'hologram' }) }), fieldTypes);
    expect(problem && describeProblem(problem)).toBe('/properties/x/x-type: There is no field type called “hologram”.');
  });
});

describe('an extension', () => {
  test('may adjust a little of a field, and must describe a new one in full', () => {
    expect(validateExtension({ 'x-extends': 'lead', properties: { name: { maxLength: 50 } } }, fieldTypes)).toEqual([]);
    const broken = { 'x-extends': 'lead', properties: { x_a: text('f_a', { 'x-type': 'hologram' }), x_b: { 'x-typ': 'text' } } };
    expect(validateExtension(broken, fieldTypes).map(({ path }) => path)).toEqual(['/properties/x_b/x-typ']);
    expect(validateExtension({ 'x-extends': 'lead', properties: { x_a: broken.properties.x_a } }, fieldTypes)[0]?.code).toBe(
      'definition.fieldType',
    );
  });
});

describe('all entities together', () => {
  const granted = (rows: unknown) =>
    entity({}, { 'x-permission': { member: [{ actions: ['read'], rows: rows as never, fields: 'all' }] } });
  const places = (...definitions: EntityDefinition[]) =>
    validateRegistry(definitions, fieldTypes).map(({ path, code }) => `${path} ${code}`);

  test('have conditions on rows that can be judged', () => {
    expect(places(granted({ field: 'name', op: 'eq', value: 'x' }))).toEqual([]);
    expect(places(granted({ field: 'gone', op: 'eq', value: 1 }))).toEqual(['/x-permission/member/0/rows/field field.unknown']);
    const retired = text('f_x', { 'x-lifecycle': { state: 'retired' } });
    const asks = granted({ field: 'x', op: 'empty' });
    expect(places({ ...asks, properties: { ...asks.properties, x: retired } })).toEqual([
      '/x-permission/member/0/rows/field field.unknown',
    ]);
  });

  test('offer for a relation what a condition on the other entity says', () => {
    const to = (filter: unknown) =>
      entity({ to: text('f_to', { 'x-type': 'relation_one', 'x-relation': { target: 'thing', filter: filter as never } }) });
    expect(places(to({ field: 'name', op: 'eq', value: '$record.name' }))).toEqual([]);
    expect(places(to({ field: 'name', op: 'eq', value: '$record.gone' }))).toEqual([
      '/properties/to/x-relation/filter/value field.unknown',
    ]);
    expect(places(to({ field: 'zzz', op: 'eq', value: 1 }))).toEqual(['/properties/to/x-relation/filter/field field.unknown']);
  });

  const pointing = (target: string, inverse: string) => text('f_to', { 'x-type': 'relation_one', 'x-relation': { target, inverse } });

  test('follow another relation only to the same records', () => {
    const relation = (uid: string, more: object) =>
      text(uid, { 'x-type': 'relation_one', 'x-relation': { target: 'thing', ...more } as never });
    const following = (follows: string) =>
      validateRegistry([entity({ source: relation('f_source', {}), to: relation('f_to', { follows }) })], fieldTypes);
    expect(following('source.to')).toEqual([]);
    for (const path of ['source.name', 'name.to', 'source.gone'])
      expect(following(path)).toMatchObject([{ path: '/properties/to/x-relation/follows', code: 'definition.follows' }]);
  });

  test('point at each other, and call the other end by a free name', () => {
    expect(validateRegistry([entity({ to: pointing('thing', 'things') })], fieldTypes)).toEqual([]);
    expect(validateRegistry([entity({ to: pointing('nothing', 'things') })], fieldTypes)).toMatchObject([{ code: 'definition.target' }]);
    expect(validateRegistry([entity({ to: pointing('thing', 'name') })], fieldTypes)).toMatchObject([{ code: 'definition.inverse' }]);
    expect(
      validateRegistry(
        [entity({ to: pointing('thing', 'things'), too: { ...pointing('thing', 'things'), 'x-uid': 'f_too' } })],
        fieldTypes,
      ),
    ).toHaveLength(1);
  });
});
