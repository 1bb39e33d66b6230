import { describe, expect, test } from 'vitest';
import { draftChanges } from '#lib/studio/draft/draft-changes.ts';
import { draftFields } from '#lib/studio/draft/draft-fields.ts';
import { draftSections, layoutOf, placeField, stepPlace, writeLayout } from '#lib/studio/draft/draft-sections.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { addField } from '#lib/studio/draft/overlay-edit.ts';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';

const base = sampleBase();
const sectionsOf = (overlay: Overlay) => draftSections(base, overlay, draftFields(base, overlay));
const names = (overlay: Overlay) => sectionsOf(overlay).map((section) => section.fields.map((field) => field.name).join());

function move(overlay: Overlay, name: string, place: { key: string; index: number }): Overlay {
  const before = layoutOf(base, overlay, draftFields(base, overlay));
  return writeLayout(base, overlay, { before, after: placeField(sectionsOf(overlay), name, place) });
}

describe('the order of fields', () => {
  test('shows what no section names at the end', () => {
    expect(names(base.overlay)).toEqual(['name,amount', 'source', 'status']);
  });

  test('is written whole once something moves, and is one change', () => {
    const overlay = move(base.overlay, 'source', { key: 'basics', index: 1 });
    expect(names(overlay)).toEqual(['name,source,amount', '', 'status']);
    expect(draftChanges(base, overlay)).toEqual([{ kind: 'layout' }]);
  });

  test('moved there and back is no change', () => {
    const away = move(base.overlay, 'source', { key: 'basics', index: 1 });
    expect(move(away, 'source', { key: 'more', index: 0 })).toEqual(base.overlay);
  });

  test('keeps a new field in the section it was made in, and wherever it is moved', () => {
    const overlay = addField(base.overlay, 'x_new', {
      field: { 'x-uid': 'f_new', 'x-type': 'text', 'x-label': { pt: 'Novo' } },
      section: 'more',
    });
    expect(names(overlay)).toEqual(['name,amount', 'source,x_new', 'status']);
    expect(names(move(overlay, 'x_new', { key: 'basics', index: 0 }))).toEqual(['x_new,name,amount', 'source', 'status']);
  });

  test('can put a new field nowhere', () => {
    const overlay = addField(base.overlay, 'x_new', {
      field: { 'x-uid': 'f_new', 'x-type': 'text', 'x-label': { pt: 'Novo' } },
      section: 'more',
    });
    expect(names(move(overlay, 'x_new', { key: ':unplaced', index: 0 }))).toEqual(['name,amount', 'source', 'status,x_new']);
  });

  test('steps over the edge into the next section, and stops at the ends', () => {
    expect(stepPlace(sectionsOf(base.overlay), 'amount', 1)).toEqual({ key: 'more', index: 0 });
    expect(stepPlace(sectionsOf(base.overlay), 'source', -1)).toEqual({ key: 'basics', index: 2 });
    expect(stepPlace(sectionsOf(base.overlay), 'name', -1)).toBeUndefined();
  });
});
