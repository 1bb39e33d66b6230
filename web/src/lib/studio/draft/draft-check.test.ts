import { describe, expect, test } from 'vitest';
import { fieldName, isFieldName, optionValue, slug } from '#lib/studio/draft/api-name.ts';
import { isPattern, writeNumber } from '#lib/studio/draft/autonumber-pattern.ts';
import { checkDraft, completeOverlay } from '#lib/studio/draft/draft-check.ts';
import { draftFields } from '#lib/studio/draft/draft-fields.ts';
import { readPlaces } from '#lib/studio/draft/draft-places.ts';
import { addField } from '#lib/studio/draft/overlay-edit.ts';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';
import { settingsOf, startingKeywords } from '#lib/studio/draft/type-settings.ts';
import type { FieldAdjustment } from '#schemas/types/definition.ts';

const base = sampleBase();
const withField = (field: FieldAdjustment, name = 'x_new') =>
  addField(base.overlay, name, { field: { 'x-uid': 'f_new', ...field }, section: undefined });
const faults = (field: FieldAdjustment, name?: string) => checkDraft(draftFields(base, withField(field, name)));

describe('names', () => {
  test('become slugs without accents, and never collide', () => {
    expect(slug('  Tipo de Operação (2.ª) ')).toBe('tipo_de_operacao_2_a');
    expect(fieldName('Tipo', new Set(['x_tipo']))).toBe('x_tipo_2');
    expect(fieldName('日本', new Set())).toBe('x_field');
    expect(optionValue('São Paulo', new Set())).toBe('sao_paulo');
    expect(fieldName('palavra '.repeat(20), new Set()).length).toBeLessThanOrEqual(48);
  });

  test('are refused when the server would refuse them', () => {
    expect([isFieldName('serial', ''), isFieldName('1st', '')]).toEqual([true, false]);
    expect(['x_ok_1', 'x_', 'y_no', 'x_Não', `x_${'a'.repeat(47)}`].map((name) => isFieldName(name))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('checkDraft', () => {
  test('asks for a name, options, a target and a pattern', () => {
    expect(faults({ 'x-type': 'text', 'x-label': {} })).toEqual({ 'x_new/x-label': 'label' });
    expect(faults({ 'x-type': 'choice', 'x-label': { pt: 'A' }, 'x-options': [] })).toEqual({ 'x_new/x-options': 'options' });
    expect(faults({ 'x-type': 'relation_one', 'x-label': { pt: 'A' }, 'x-relation': { target: '' } })).toEqual({
      'x_new/x-relation': 'target',
    });
    expect(faults({ 'x-type': 'autonumber', 'x-label': { pt: 'A' }, 'x-autonumber': { pattern: 'N' } })).toEqual({
      'x_new/x-autonumber': 'pattern',
    });
    expect(faults({ 'x-type': 'text', 'x-label': { pt: 'A' } }, 'nope')).toEqual({ 'nope/name': 'name' });
  });

  test('finds options without a name and those that read the same', () => {
    const options = [
      { uid: 'o_1', value: '', label: { pt: 'Sim' } },
      { uid: 'o_2', value: '', label: { pt: 'sim ' } },
      { uid: 'o_3', value: '', label: { pt: ' ' } },
    ];
    expect(faults({ 'x-type': 'choice', 'x-label': { pt: 'A' }, 'x-options': options })).toEqual({
      'x_new/x-options/o_2': 'optionTwice',
      'x_new/x-options/o_3': 'optionLabel',
    });
  });
});

test('what is sent is trimmed, and new options get a value of their own', () => {
  const overlay = withField({
    'x-type': 'choice',
    'x-label': { pt: ' Tipo ', es: ' ' },
    'x-options': [
      { uid: 'o_1', value: '', label: { pt: 'Venda nova' } },
      { uid: 'o_2', value: '', label: { en: 'venda nova' } },
    ],
  });
  const sent = completeOverlay(overlay, ['pt', 'en']).properties?.['x_new'];
  expect(sent?.['x-label']).toEqual({ pt: 'Tipo' });
  expect(sent?.['x-options']?.map((option) => option.value)).toEqual(['venda_nova', 'venda_nova_2']);
});

test('a problem of the server’s is shown at its control', () => {
  const sent = withField({ 'x-type': 'choice', 'x-label': { pt: 'A' }, 'x-options': [{ uid: 'o_1', value: 'a', label: {} }] });
  const place = (path: string) => readPlaces([{ path, code: 'c', message: 'm' }], 'lead', { ...sent, required: ['x_new'] });
  expect(place('/overlays/lead/properties/x_new/x-options/0/label/pt')).toEqual({ 'x_new/x-options/o_1': 'm' });
  expect(place('/overlays/lead/properties/x_new/x-label')).toEqual({ 'x_new/x-label': 'm' });
  expect(place('/overlays/lead/required/0')).toEqual({ x_new: 'm' });
  expect(place('/overlays/lead')).toEqual({ '': 'm' });
});

test('what a type needs is told by its keywords', () => {
  const decimal = { name: 'decimal', keywords: { properties: { 'x-decimal': { properties: { scale: {} } } } } };
  expect([...settingsOf(decimal)]).toEqual(['scale']);
  expect([...settingsOf({ name: 'money', keywords: { properties: { 'x-decimal': { properties: { minimum: {} } } } } })]).toEqual([]);
  expect(startingKeywords(settingsOf({ name: 'choice', keywords: { properties: { 'x-options': {} } } }), 'x_lead')).toEqual({
    'x-options': [],
  });
});

test('numbers are written as the engine writes them', () => {
  expect(writeNumber('L-{YYYY}-{seq:6}', 123, '2026-11-24')).toBe('L-2026-000123');
  expect(writeNumber('{YY}{MM}/{seq}', 7, '2026-11-24')).toBe('2611/7');
  expect(['{seq}', 'L-{YYYY}-{seq:4}', 'L', '{seq}{seq}', '{DD}{seq}', '{seq:13}'].map(isPattern)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
