import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Layer, mergeLayers } from '#core/schema/merge-layers.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition, Option } from '#schemas/types/definition.ts';

const languages = fc.dictionary(fc.constantFrom('en', 'pt', 'es'), fc.constantFrom('one', 'two', 'three'), { minKeys: 1 });
const options = fc.uniqueArray(
  fc.record({ value: fc.constantFrom('a', 'b', 'c', 'd'), uid: fc.constantFrom('o_a', 'o_b', 'o_c', 'o_d'), label: languages }),
  { minLength: 1, selector: ({ uid }) => uid },
);
const limits = fc.record(
  {
    'x-options': options as fc.Arbitrary<Option[]>,
    'x-lock': fc.subarray(['options', 'maxLength', 'required', 'all']),
    'x-view': fc.record({ section: fc.constantFrom('one', 'two', 'three') }),
    minLength: fc.integer({ min: 0, max: 5 }),
    maxLength: fc.integer({ min: 5, max: 9 }),
    readOnly: fc.boolean(),
    'x-sensitivity': fc.constantFrom('normal' as const, 'personal' as const, 'confidential' as const),
    default: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: [] },
);
const whole = (name: string) =>
  fc
    .tuple(languages, fc.constantFrom('text', 'choice'), limits)
    .map(([label, type, rest]): FieldDefinition => ({ ...rest, 'x-uid': `f_${name}`, 'x-type': type, 'x-label': label }));
const adjustment = fc
  .tuple(limits, fc.option(languages, { nil: undefined }), fc.option(fc.constantFrom('text', 'choice'), { nil: undefined }))
  .map(([rest, label, type]) => ({
    ...rest,
    ...(label ? { 'x-label': label } : {}),
    ...(type ? { 'x-type': type } : {}),
  }));
const sections = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('one', 'two', 'three'), label: languages, fields: fc.uniqueArray(fc.constantFrom('a', 'b', 'gone')) }),
  { selector: ({ key }) => key },
);

const entity = fc.tuple(whole('a'), whole('b'), whole('c'), sections).map(
  ([a, b, c, list]): EntityDefinition => ({
    type: 'object',
    'x-entity': { uid: 'e_thing', name: 'thing', version: '1.0.0', titleField: 'a', ownership: 'none', features: [] },
    'x-label': { en: { one: 'Thing', many: 'Things' } },
    'x-view': { sections: list },
    required: ['a'],
    properties: { a, b, c },
  }),
);

function extension(own: string): fc.Arbitrary<ExtensionDefinition> {
  return fc
    .record(
      {
        required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', own, 'gone')),
        'x-view': fc.record({ sections, list: fc.uniqueArray(fc.constantFrom('a', 'b')) }, { requiredKeys: [] }),
        'x-label': fc.record({ pt: fc.constant({ one: 'Coisa', many: 'Coisas' }) }),
        properties: fc.record({ a: adjustment, b: adjustment, [own]: whole(own), gone: adjustment }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    )
    .map((rest) => ({ 'x-extends': 'thing', ...rest }) as ExtensionDefinition);
}

const world = fc.tuple(entity, extension('sales_x'), extension('sales_y'), extension('x_own'));
const layer = (name: Layer['layer'], ...extensions: ExtensionDefinition[]): Layer => ({ layer: name, entities: [], extensions });
const core = (definition: EntityDefinition): Layer => ({ layer: 'core', entities: [definition], extensions: [] });

function leaves(value: unknown, pointer = ''): string[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 0 ? [pointer] : entries.flatMap(([key, inner]) => leaves(inner, `${pointer}/${key}`));
}

const check = (property: (...world: [EntityDefinition, ExtensionDefinition, ExtensionDefinition, ExtensionDefinition]) => void) =>
  fc.assert(
    fc.property(world, (parts) => property(...parts)),
    { numRuns: 120 },
  );

describe('for any layers', () => {
  test('the same layers give the same result, and stay as they are', () => {
    check((base, first, second, admin) => {
      const layers = [core(base), layer('plugin:sales', first, second), layer('admin', admin)];
      const before = JSON.stringify(layers);
      expect(JSON.stringify(mergeLayers(structuredClone(layers)))).toBe(JSON.stringify(mergeLayers(layers)));
      expect(JSON.stringify(layers)).toBe(before);
    });
  });

  test('no field of a lower layer is lost or becomes another', () => {
    check((base, first, second, admin) => {
      const [effective] = mergeLayers([core(base), layer('plugin:sales', first, second), layer('admin', admin)]).entities;
      for (const [name, field] of Object.entries(base.properties)) {
        expect(effective?.definition.properties[name]).toMatchObject({ 'x-uid': field['x-uid'], 'x-type': field['x-type'] });
      }
      expect(effective?.definition.required).toEqual(expect.arrayContaining(base.required ?? []));
    });
  });

  test('limits only narrow', () => {
    check((base, first, second, admin) => {
      const [effective] = mergeLayers([core(base), layer('plugin:sales', first, second), layer('admin', admin)]).entities;
      for (const [name, field] of Object.entries(base.properties)) {
        const now = effective?.definition.properties[name];
        expect(now?.maxLength ?? 99).toBeLessThanOrEqual(field.maxLength ?? 99);
        expect(now?.minLength ?? 0).toBeGreaterThanOrEqual(field.minLength ?? 0);
        if (field.readOnly === true) expect(now?.readOnly).toBe(true);
      }
    });
  });

  test('an overlay said twice says no more than said once', () => {
    check((base, first, second, admin) => {
      const below = [core(base), layer('plugin:sales', first, second)];
      const once = mergeLayers([...below, layer('admin', admin)]).entities;
      expect(mergeLayers([...below, layer('admin', admin, admin)]).entities).toEqual(once);
    });
  });

  test('a layer cut in two is the same layer', () => {
    check((base, first, second, admin) => {
      const top = layer('admin', admin);
      const whole = mergeLayers([core(base), layer('plugin:sales', first, second), top]);
      const cut = mergeLayers([core(base), layer('plugin:sales', first), layer('plugin:sales', second), top]);
      expect(cut).toEqual(whole);
    });
  });

  test('every leaf has an origin, and nothing else has', () => {
    check((base, first, second, admin) => {
      const [effective] = mergeLayers([core(base), layer('plugin:sales', first, second), layer('admin', admin)]).entities;
      expect(Object.keys(effective?.provenance ?? {}).sort()).toEqual(leaves(effective?.definition).sort());
      expect(new Set(Object.values(effective?.provenance ?? {})).difference(new Set(['core', 'plugin:sales', 'admin'])).size).toBe(0);
    });
  });

  test('what an administrator says about labels is what people read', () => {
    check((base, first, second, admin) => {
      const [effective] = mergeLayers([core(base), layer('plugin:sales', first, second), layer('admin', admin)]).entities;
      for (const [name, said] of Object.entries(admin.properties ?? {})) {
        const field = effective?.definition.properties[name];
        if (field && said['x-label']) expect(field['x-label']).toMatchObject(said['x-label']);
      }
    });
  });

  test('whatever is not taken over is listed', () => {
    check((base, _first, _second, admin) => {
      const { entities, conflicts } = mergeLayers([core(base), layer('admin', admin)]);
      for (const [name, said] of Object.entries(admin.properties ?? {})) {
        for (const keyword of ['maxLength', 'minLength', 'default', 'x-type', 'readOnly'] as const) {
          const taken = entities[0]?.definition.properties[name]?.[keyword] === said[keyword];
          const listed = conflicts.some(({ path }) => path === `/properties/${name}` || path === `/properties/${name}/${keyword}`);
          expect(said[keyword] === undefined || taken || listed).toBe(true);
        }
      }
    });
  });
});
