import type { FieldType } from '#core/contract/field-type.ts';
import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface SampledType {
  readonly type: FieldType;
  readonly samples: FieldSamples;
  readonly field: FieldDefinition;
}

/** Every registered type with its samples; a type without them fails here. A computed field has values of other types only. */
export async function loadSamples(): Promise<SampledType[]> {
  return Promise.all([...fieldTypes.values()].filter((type) => !type.computed).map(sampled));
}

async function sampled(type: FieldType): Promise<SampledType> {
  const folder = type.name.replaceAll('_', '-');
  const place = new URL(`../${folder}/${folder}.samples.ts`, import.meta.url).href;
  const { samples } = (await import(/* @vite-ignore */ place)) as { samples: FieldSamples };
  const field = { 'x-uid': 'f_value', 'x-type': type.name, 'x-label': { en: 'Value' }, ...samples.field } as FieldDefinition;
  return { type, samples, field };
}
