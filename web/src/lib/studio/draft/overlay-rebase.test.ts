import { expect, test } from 'vitest';
import { rebaseOverlay } from '#lib/studio/draft/overlay-rebase.ts';
import type { ExtensionDefinition } from '#schemas/types/definition.ts';

const origin: ExtensionDefinition = {
  'x-extends': 'lead',
  required: ['name'],
  properties: {
    x_kind: {
      'x-type': 'choice',
      'x-label': { pt: 'Tipo' },
      'x-options': [
        { uid: 'o_a', value: 'a', label: { pt: 'A' } },
        { uid: 'o_b', value: 'b', label: { pt: 'B' } },
      ],
    },
  },
};
const kind = origin.properties?.['x_kind'] ?? {};
const [a, b] = kind['x-options'] ?? [];

test('both sides’ fields are kept', () => {
  const mine = { ...origin, properties: { ...origin.properties, x_mine: { 'x-type': 'text' } } };
  const theirs = { ...origin, properties: { ...origin.properties, x_theirs: { 'x-type': 'date' } } };
  expect(Object.keys(rebaseOverlay(origin, mine, theirs).properties ?? {})).toEqual(['x_kind', 'x_theirs', 'x_mine']);
});

test('of the same label each side keeps its language, and the draft counts where both changed one', () => {
  const mine = { ...origin, properties: { x_kind: { ...kind, 'x-label': { pt: 'Género', es: 'Tipo' } } } };
  const theirs = { ...origin, properties: { x_kind: { ...kind, 'x-label': { pt: 'Espécie', en: 'Kind' } } } };
  expect(rebaseOverlay(origin, mine, theirs).properties?.['x_kind']?.['x-label']).toEqual({ pt: 'Género', en: 'Kind', es: 'Tipo' });
});

test('options are told apart by uid: new ones of both sides stay, a removed one goes', () => {
  const mine = {
    ...origin,
    properties: { x_kind: { ...kind, 'x-options': [b, a, { uid: 'o_m', value: 'm', label: { pt: 'M' } }] } },
  } as ExtensionDefinition;
  const theirs = {
    ...origin,
    properties: { x_kind: { ...kind, 'x-options': [b, { uid: 'o_t', value: 't', label: { pt: 'T' } }] } },
  } as ExtensionDefinition;
  expect(rebaseOverlay(origin, mine, theirs).properties?.['x_kind']?.['x-options']?.map((option) => option.uid)).toEqual([
    'o_b',
    'o_m',
    'o_t',
  ]);
});

test('requirements are a set', () => {
  expect(rebaseOverlay(origin, { ...origin, required: ['name', 'x_kind'] }, { ...origin, required: ['name', 'amount'] }).required).toEqual([
    'name',
    'x_kind',
    'amount',
  ]);
});

test('a draft without changes becomes what is stored now', () => {
  const theirs: ExtensionDefinition = { 'x-extends': 'lead' };
  expect(rebaseOverlay(origin, origin, theirs)).toEqual(theirs);
});
