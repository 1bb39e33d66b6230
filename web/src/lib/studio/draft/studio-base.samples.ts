import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { ExtensionDefinition, FieldDefinition, Option } from '#schemas/types/definition.ts';

/** A small entity to try edits on, in tests: three fields of the core, and what an administrator said before. */
const option = (value: string, label: string): Option => ({ value, uid: `o_${value}`, label: { pt: label, en: value } });

const properties: Record<string, FieldDefinition> = {
  name: { 'x-uid': 'f_name', 'x-type': 'text', 'x-label': { pt: 'Nome', en: 'Name' } },
  amount: { 'x-uid': 'f_amount', 'x-type': 'money', 'x-label': { pt: 'Valor', en: 'Amount' } },
  source: {
    'x-uid': 'f_source',
    'x-type': 'choice',
    'x-label': { pt: 'Origem', en: 'Source' },
    'x-options': [option('fair', 'Feira'), option('web', 'Internet'), option('other', 'Outra')],
  },
  status: {
    'x-uid': 'f_status',
    'x-type': 'choice',
    'x-lock': ['options'],
    'x-label': { pt: 'Estado' },
    'x-options': [option('open', 'Aberta'), option('won', 'Ganha')],
  },
};

export function sampleBase(overlay: ExtensionDefinition = { 'x-extends': 'lead' }): StudioBase {
  const own = Object.fromEntries(Object.entries(overlay.properties ?? {}).filter(([name]) => !(name in properties))) as Record<
    string,
    FieldDefinition
  >;
  const effective = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      { ...field, ...overlay.properties?.[name], 'x-label': { ...field['x-label'], ...overlay.properties?.[name]?.['x-label'] } },
    ]),
  ) as Record<string, FieldDefinition>;
  return {
    revision: 7,
    kind: 'overlay',
    state: 'active',
    former: [],
    // Only what the draft asks of it.
    entity: { name: 'lead', fields: [] } as unknown as EntityView,
    overlay,
    definition: {
      type: 'object',
      'x-entity': { uid: 'e_lead', name: 'lead', version: '1.0.0', titleField: 'name', ownership: 'user', features: [] },
      'x-label': {},
      required: ['name', ...(overlay.required ?? [])],
      'x-view': {
        sections: overlay['x-view']?.sections ?? [
          { key: 'basics', label: { pt: 'Dados' }, fields: ['name', 'amount'] },
          { key: 'more', label: { pt: 'Mais' }, fields: ['source'] },
        ],
      },
      properties: { ...effective, ...own },
    },
    provenance: Object.fromEntries([
      ...Object.keys(properties).map((name) => [`/properties/${name}/x-uid`, 'core']),
      ...Object.keys(own).map((name) => [`/properties/${name}/x-uid`, 'admin']),
    ]),
  };
}
