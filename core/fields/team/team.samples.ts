import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { samples as relation } from '#core/fields/relation-one/relation-one.samples.ts';

const { field: _, ...rest } = relation;

export const samples: FieldSamples<string> = rest;
