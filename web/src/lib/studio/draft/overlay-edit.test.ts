import { describe, expect, test } from 'vitest';
import { draftChanges } from '#lib/studio/draft/draft-changes.ts';
import { draftFields } from '#lib/studio/draft/draft-fields.ts';
import { addField, dropField, renameField, setKeyword, setRequired, setRetired, setText } from '#lib/studio/draft/overlay-edit.ts';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';

const base = sampleBase();
const none = base.overlay;
const newField = { 'x-uid': 'f_new', 'x-type': 'text', 'x-label': { pt: 'Novo' } };

describe('labels', () => {
  test('say only the language that differs from below', () => {
    const overlay = setText(base, none, { name: 'amount', keyword: 'x-label', language: 'pt', value: 'Quantia' });
    expect(overlay.properties).toEqual({ amount: { 'x-label': { pt: 'Quantia' } } });
    expect(draftFields(base, overlay).find((field) => field.name === 'amount')).toMatchObject({
      state: 'changed',
      adjustments: 1,
      label: { pt: 'Quantia', en: 'Amount' },
    });
  });

  test('written as below again leave no trace', () => {
    const changed = setText(base, none, { name: 'amount', keyword: 'x-label', language: 'pt', value: 'Quantia' });
    const back = setText(base, changed, { name: 'amount', keyword: 'x-label', language: 'pt', value: 'Valor' });
    expect(back).toEqual(none);
    expect(draftChanges(base, back)).toEqual([]);
  });

  test('of a stored adjustment can be taken back', () => {
    const stored = sampleBase({ 'x-extends': 'lead', properties: { amount: { 'x-label': { pt: 'Quantia' } } } });
    const back = setText(stored, stored.overlay, { name: 'amount', keyword: 'x-label', language: 'pt', value: '' });
    expect(back).toEqual({ 'x-extends': 'lead' });
    expect(draftChanges(stored, back)).toEqual([{ kind: 'changed', field: 'amount' }]);
  });
});

describe('fields', () => {
  test('that are new are counted once, with their place and requirement', () => {
    const overlay = setRequired(addField(none, 'x_new', { field: newField, section: 'more' }), 'x_new', true);
    expect(overlay).toEqual({
      'x-extends': 'lead',
      required: ['x_new'],
      properties: { x_new: { ...newField, 'x-view': { section: 'more' } } },
    });
    expect(draftChanges(base, overlay)).toEqual([{ kind: 'new', field: 'x_new' }]);
  });

  test('dropped from the draft leave it as it was', () => {
    const overlay = setRequired(addField(none, 'x_new', { field: newField, section: undefined }), 'x_new', true);
    expect(dropField(overlay, 'x_new')).toEqual(none);
  });

  test('keep their place and requirement under another name', () => {
    const overlay = setRequired(addField(none, 'x_new', { field: newField, section: undefined }), 'x_new', true);
    expect(renameField(overlay, 'x_new', 'x_kind')).toEqual({
      'x-extends': 'lead',
      required: ['x_kind'],
      properties: { x_kind: newField },
    });
  });

  test('are retired with their data, and are required no longer', () => {
    const stored = sampleBase({ 'x-extends': 'lead', required: ['x_new'], properties: { x_new: newField } });
    const retired = setRetired(stored.overlay, 'x_new', true);
    expect(retired).toEqual({ 'x-extends': 'lead', properties: { x_new: { ...newField, 'x-lifecycle': { state: 'retired' } } } });
    expect(draftChanges(stored, retired)).toEqual([{ kind: 'retired', field: 'x_new' }]);
    expect(draftChanges(stored, setRequired(setRetired(retired, 'x_new', false), 'x_new', true))).toEqual([]);
  });

  test('required by a lower layer stay so', () => {
    expect(draftFields(base, none).find((field) => field.name === 'name')).toMatchObject({ required: true, requiredBelow: true });
  });

  test('with an empty adjustment are not adjusted', () => {
    expect(
      setKeyword(setKeyword(none, 'amount', { keyword: 'x-unique', value: true }), 'amount', { keyword: 'x-unique', value: undefined }),
    ).toEqual(none);
  });
});
