import { describe, expect, test } from 'vitest';
import { mergeOptions, moveItem, optionOverlay, pastedLabels } from '#lib/studio/draft/option-edit.ts';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';
import type { Option } from '#schemas/types/definition.ts';

const below = sampleBase().definition.properties['source']?.['x-options'] ?? [];
const added: Option = { uid: 'o_new', value: '', label: { pt: 'Recomendação' } };
const values = (options: readonly Option[]) => options.map((option) => option.uid).join();
/** What is said has to lead to what is wanted. */
const roundTrip = (wanted: readonly Option[], locked = false) => mergeOptions(below, optionOverlay(below, wanted, locked) ?? [], locked);

describe('optionOverlay', () => {
  test('says nothing when nothing changed', () => {
    expect(optionOverlay(below, below, false)).toBeUndefined();
  });

  test('says of a changed option only what changed', () => {
    const wanted = below.map((option, i) => (i === 1 ? { ...option, label: { ...option.label, pt: 'Rede' }, hidden: true } : option));
    expect(optionOverlay(below, wanted, false)).toEqual([{ value: 'web', uid: 'o_web', label: { pt: 'Rede' }, hidden: true }]);
    expect(roundTrip(wanted)).toEqual(wanted);
  });

  test.each([
    ['at the end', [...below, added]],
    ['first', [added, ...below]],
    ['in the middle', [below[0], added, below[1], below[2]] as Option[]],
    ['with another order', [below[2], below[0], added, below[1]] as Option[]],
  ])('keeps a new option %s', (_, wanted) => {
    expect(values(roundTrip(wanted))).toBe(values(wanted));
  });

  test('shows a hidden option again', () => {
    const hidden = below.map((option) => ({ ...option, hidden: true }));
    expect(optionOverlay(hidden, below, false)?.map((option) => option.hidden)).toEqual([false, false, false]);
  });

  test('of locked options lets names and colours through, nothing else', () => {
    const wanted = [...below.map((option) => ({ ...option, color: 'teal' as const })), added];
    expect(values(roundTrip(wanted, true))).toBe(values(below));
    expect(roundTrip(wanted, true)[0]).toMatchObject({ color: 'teal' });
  });
});

test('a pasted list brings what is not there yet, once', () => {
  expect(pastedLabels('Feira\n- Visita\n\nVisita\r\nTelefone; E-mail', below)).toEqual(['Visita', 'Telefone', 'E-mail']);
});

test('moving beyond an end stops there', () => {
  expect(moveItem(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
  expect(moveItem(['a', 'b', 'c'], 2, -1)).toEqual(['c', 'a', 'b']);
});
