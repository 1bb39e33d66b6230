import { describe, expect, test } from 'vitest';
import { type Layer, mergeLayers } from '#core/schema/merge-layers.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition } from '#schemas/types/definition.ts';

const field = (uid: string, type: string, rest: Partial<FieldDefinition> = {}): FieldDefinition => ({
  'x-uid': uid,
  'x-type': type,
  'x-label': { en: uid, pt: `${uid} (pt)` },
  ...rest,
});

const option = (value: string) => ({ value, uid: `o_${value}`, label: { en: value } });

const lead: EntityDefinition = {
  type: 'object',
  'x-entity': { uid: 'e_lead', name: 'lead', version: '1.0.0', titleField: 'name', ownership: 'user', features: [] },
  'x-label': { en: { one: 'Lead', many: 'Leads' } },
  'x-view': { list: ['name'], sections: [{ key: 'basics', label: { en: 'Basics' }, fields: ['name'] }] },
  required: ['name'],
  properties: {
    name: field('f_name', 'text', { maxLength: 300, minLength: 1 }),
    status: field('f_status', 'choice', { 'x-options': [option('open'), option('won')], 'x-lock': ['options'] }),
    source: field('f_source', 'choice', { 'x-options': [option('web'), option('fair')] }),
    company: field('f_company', 'relation_one', { 'x-relation': { target: 'company', inverse: 'leads' } }),
    amount: field('f_amount', 'money', { 'x-decimal': { minimum: '0' } }),
  },
};

const core: Layer = { layer: 'core', entities: [lead], extensions: [] };
const above = (layer: Layer['layer'], extension: Omit<ExtensionDefinition, 'x-extends'>): Layer => ({
  layer,
  entities: [],
  extensions: [{ 'x-extends': 'lead', ...extension }],
});

function merged(...layers: Layer[]) {
  const { entities, conflicts } = mergeLayers([core, ...layers]);
  const [entity] = entities;
  if (!entity) throw new Error('the lead is gone');
  return { ...entity, fields: entity.definition.properties, conflicts: conflicts.map(({ path, code }) => ({ path, code })) };
}

describe('labels', () => {
  test('replace per language', () => {
    const { fields, provenance } = merged(above('admin', { properties: { name: { 'x-label': { pt: 'Assunto' } } } }));
    expect(fields.name?.['x-label']).toEqual({ en: 'f_name', pt: 'Assunto' });
    expect(provenance['/properties/name/x-label/en']).toBe('core');
    expect(provenance['/properties/name/x-label/pt']).toBe('admin');
  });

  test('are free even where options are locked', () => {
    const options = [{ ...option('won'), label: { en: 'Ordered' } }];
    const { fields, conflicts } = merged(above('admin', { properties: { status: { 'x-options': options } } }));
    expect(fields.status?.['x-options']?.map(({ label }) => label.en)).toEqual(['open', 'Ordered']);
    expect(conflicts).toEqual([]);
  });
});

describe('what is needed', () => {
  const refusals = (properties: NonNullable<ExtensionDefinition['properties']>, base = lead) =>
    mergeLayers([{ ...core, entities: [base] }, above('admin', { properties })]).conflicts.map(({ path, code }) => `${path} ${code}`);
  const retired = { 'x-lifecycle': { state: 'retired' } } as const;
  const locked = {
    ...lead,
    properties: { ...lead.properties, source: { ...lead.properties['source'], 'x-lock': ['lifecycle'] } as FieldDefinition },
  };

  test('is neither retired nor made read-only', () => {
    expect(refusals({ name: retired })).toEqual(['/properties/name/x-lifecycle merge.locked']);
    expect(refusals({ name: { readOnly: true } })).toEqual(['/properties/name/readOnly merge.locked']);
    expect(refusals({ source: { ...retired, readOnly: true } }, locked)).toEqual([
      '/properties/source/x-lifecycle merge.locked',
      '/properties/source/readOnly merge.locked',
    ]);
    expect(refusals({ company: retired }, { ...lead, required: ['company'] })).toEqual(['/properties/company/x-lifecycle merge.locked']);
    expect(refusals({ amount: { ...retired, readOnly: true } })).toEqual([]);
  });

  test('may be read-only when every new record has a value', () => {
    expect(refusals({ name: { readOnly: true, default: 'A' } })).toEqual([]);
    expect(refusals({ source: { readOnly: true, default: 'web' } }, locked)).toEqual([]);
  });
});

describe('limits', () => {
  test('narrow', () => {
    const { fields, conflicts } = merged(
      above('admin', { properties: { name: { maxLength: 100, minLength: 3 }, amount: { 'x-decimal': { minimum: '10' } } } }),
    );
    expect(fields.name).toMatchObject({ maxLength: 100, minLength: 3 });
    expect(fields.amount?.['x-decimal']).toEqual({ minimum: '10' });
    expect(conflicts).toEqual([]);
  });

  test('do not widen', () => {
    const { fields, conflicts } = merged(
      above('admin', { properties: { name: { maxLength: 900 }, amount: { 'x-decimal': { minimum: '-1' } } } }),
    );
    expect(fields.name?.maxLength).toBe(300);
    expect(conflicts).toEqual([
      { path: '/properties/name/maxLength', code: 'merge.wider' },
      { path: '/properties/amount/x-decimal/minimum', code: 'merge.wider' },
    ]);
  });
});

describe('options', () => {
  test('take new ones, in the order of the upper layer', () => {
    const { fields } = merged(
      above('admin', { properties: { source: { 'x-options': [option('fair'), option('radio'), option('web')] } } }),
    );
    expect(fields.source?.['x-options']?.map(({ value }) => value)).toEqual(['fair', 'radio', 'web']);
  });

  test('keep the ones an overlay does not name, beside their neighbour', () => {
    const { fields } = merged(above('admin', { properties: { source: { 'x-options': [option('radio')] } } }));
    expect(fields.source?.['x-options']?.map(({ value }) => value)).toEqual(['web', 'fair', 'radio']);
  });

  test('can be hidden but never change their value', () => {
    const { fields, conflicts } = merged(
      above('admin', { properties: { source: { 'x-options': [{ ...option('web'), value: 'internet', hidden: true }] } } }),
    );
    expect(fields.source?.['x-options']?.[0]).toMatchObject({ value: 'web', hidden: true });
    expect(conflicts).toEqual([{ path: '/properties/source/x-options/0/value', code: 'merge.owner' }]);
  });

  test('do not grow where they are locked', () => {
    const { fields, conflicts } = merged(
      above('admin', { properties: { status: { 'x-options': [option('maybe'), { ...option('won'), hidden: true }] } } }),
    );
    expect(fields.status?.['x-options']).toEqual([option('open'), option('won')]);
    expect(conflicts.map(({ code }) => code)).toEqual(['merge.locked', 'merge.owner']);
  });

  test('do not share a value', () => {
    const { conflicts } = merged(above('admin', { properties: { source: { 'x-options': [{ ...option('web'), uid: 'o_other' }] } } }));
    expect(conflicts).toEqual([{ path: '/properties/source/x-options/0', code: 'merge.twice' }]);
  });
});

describe('the owner', () => {
  test('alone decides on type, uid and target', () => {
    const { fields, conflicts } = merged(
      above('admin', {
        properties: { name: { 'x-type': 'integer', 'x-uid': 'f_other' }, company: { 'x-relation': { target: 'person' } } },
      }),
    );
    expect(fields.name).toMatchObject({ 'x-type': 'text', 'x-uid': 'f_name' });
    expect(fields.company?.['x-relation']?.target).toBe('company');
    expect(conflicts.map(({ path }) => path)).toEqual([
      '/properties/name/x-type',
      '/properties/name/x-uid',
      '/properties/company/x-relation/target',
    ]);
  });

  test('is named for every new field', () => {
    const { fields, provenance, conflicts } = merged(
      above('admin', { properties: { x_region: field('f_region', 'text'), region: field('f_r', 'text') } }),
    );
    expect(Object.keys(fields)).toContain('x_region');
    expect(provenance['/properties/x_region/x-uid']).toBe('admin');
    expect(conflicts).toEqual([{ path: '/properties/region', code: 'merge.fieldName' }]);
  });

  test('may be a plugin, whose fields an administrator adjusts', () => {
    const plugin = above('plugin:sales', { properties: { sales_score: field('f_score', 'integer') } });
    const { fields, provenance } = merged(
      plugin,
      above('admin', { required: ['sales_score'], properties: { sales_score: { 'x-label': { en: 'Score' } } } }),
    );
    expect(fields.sales_score?.['x-label']?.en).toBe('Score');
    expect(provenance['/properties/sales_score/x-type']).toBe('plugin:sales');
  });

  test('may be gone: what an administrator said about its fields is kept and listed', () => {
    const { definition, conflicts } = merged(
      above('admin', { required: ['sales_score'], properties: { sales_score: { 'x-label': { en: 'Score' } } } }),
    );
    expect(definition.required).toEqual(['name']);
    expect(conflicts).toEqual([
      { path: '/properties/sales_score', code: 'merge.fieldUnknown' },
      { path: '/required/0', code: 'merge.fieldUnknown' },
    ]);
  });
});

describe('the layout', () => {
  const sections = [{ key: 'all', label: { en: 'All' }, fields: ['name', 'amount'] }];

  test('of an administrator replaces the whole, and fields without a section are unplaced', () => {
    const plugin = above('plugin:sales', { properties: { sales_score: field('f_score', 'integer', { 'x-view': { section: 'basics' } }) } });
    expect(merged(plugin).definition['x-view']?.sections?.[0]?.fields).toEqual(['name', 'sales_score']);
    const { definition, unplaced, fields } = merged(plugin, above('admin', { 'x-view': { sections } }));
    expect(definition['x-view']?.sections).toEqual(sections);
    expect(definition['x-view']?.list).toEqual(['name']);
    expect(unplaced).toEqual(['sales_score']);
    expect(fields.sales_score).toBeDefined();
  });

  test('of a plugin adds to sections', () => {
    const added = [
      { key: 'basics', label: { en: 'Basics' }, fields: ['source'] },
      { key: 'more', label: { en: 'More' }, fields: ['amount'] },
    ];
    const { definition } = merged(above('plugin:sales', { 'x-view': { sections: added } }));
    expect(definition['x-view']?.sections?.map(({ fields }) => fields)).toEqual([['name', 'source'], ['amount']]);
  });
});

test('an entity or an extension that has no place is listed', () => {
  const stranger: Layer = { layer: 'plugin:sales', entities: [lead], extensions: [{ 'x-extends': 'order' }] };
  expect(mergeLayers([core, stranger]).conflicts.map(({ code }) => code)).toEqual(['merge.entityTwice', 'merge.entityUnknown']);
});
