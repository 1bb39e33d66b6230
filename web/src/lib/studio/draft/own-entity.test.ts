import { describe, expect, test } from 'vitest';
import { bounded } from '#lib/studio/draft/bounded.ts';
import { draftChanges } from '#lib/studio/draft/draft-changes.ts';
import { checkDraft, completeOverlay } from '#lib/studio/draft/draft-check.ts';
import { draftEntity } from '#lib/studio/draft/draft-entity.ts';
import { draftFields } from '#lib/studio/draft/draft-fields.ts';
import { readPlaces } from '#lib/studio/draft/draft-places.ts';
import { setEntityRetired, setHead, setName, setView } from '#lib/studio/draft/entity-edit.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { addField, dropField, renameField, withoutNewUids } from '#lib/studio/draft/overlay-edit.ts';
import { plural } from '#lib/studio/draft/plural.ts';
import { sampleBase } from '#lib/studio/draft/studio-base.samples.ts';
import { newBase, readBase, type StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

const document: Overlay = {
  'x-entity': { titleField: 'name', ownership: 'none' },
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  'x-view': {
    list: ['name', 'state'],
    board: { groupBy: 'state', card: ['name', 'state'] },
    sections: [{ key: 'basics', label: { en: 'Basics' }, fields: ['name', 'state'] }],
  },
  required: ['name'],
  properties: {
    name: { 'x-uid': 'f_name', 'x-type': 'text', 'x-label': { en: 'Name' } },
    state: { 'x-uid': 'f_state', 'x-type': 'choice', 'x-label': { en: 'State' }, 'x-options': [] },
  },
};
const fresh = newBase('x_machine', 7, []);

/** The same, once it is stored. */
function storedBase(former: { uid: string; name: string }[] = []): StudioBase {
  const definition = { type: 'object', ...document } as EntityDefinition;
  const retiredFields = former.map((field) => ({
    ...field,
    definition: { 'x-uid': field.uid, 'x-type': 'text', 'x-label': { en: 'Old' } },
  }));
  const outline = { name: 'x_machine', layer: 'admin', state: 'active' as const, definition, provenance: {}, retiredFields };
  return readBase({ revision: 8, outline, view: undefined, system: [] });
}

describe('an entity that is only a draft', () => {
  test('is one change, and all of its fields are new', () => {
    expect(draftChanges(fresh, document)).toEqual([{ kind: 'created' }]);
    expect(draftFields(fresh, document).map(({ name, state, own }) => [name, state, own])).toEqual([
      ['name', 'new', true],
      ['state', 'new', true],
    ]);
  });

  test('loses a field from every place that names it', () => {
    expect(dropField(document, 'state')['x-view']).toEqual({
      list: ['name'],
      sections: [{ key: 'basics', label: { en: 'Basics' }, fields: ['name'] }],
    });
    const renamed = renameField(renameField(document, 'state', 'phase'), 'name', 'title');
    expect(renamed['x-view']).toMatchObject({ list: ['title', 'phase'], board: { groupBy: 'phase', card: ['title', 'phase'] } });
    expect(renamed['x-entity']?.titleField).toBe('title');
    expect(renamed.required).toEqual(['title']);
  });

  test('needs a name and a title before it can be sent, and its fields no prefix', () => {
    const nameless = setHead({ ...document, 'x-label': {} }, { titleField: 'gone' });
    expect(checkDraft(draftFields(fresh, nameless), draftEntity(fresh, nameless))).toMatchObject({
      '@/x-label': 'entityLabel',
      '@/titleField': 'titleField',
    });
    expect(checkDraft(draftFields(fresh, document), draftEntity(fresh, document))).toEqual({ 'state/x-options': 'options' });
  });

  test('is sent with the plural that nobody wrote', () => {
    const named = setName(fresh, document, { language: 'pt', form: 'one', value: ' Máquina ' });
    expect(completeOverlay(named, ['pt'])['x-label']).toEqual({
      en: { one: 'Machine', many: 'Machines' },
      pt: { one: 'Máquina', many: 'Máquinas' },
    });
  });
});

describe('an entity of their own that is stored', () => {
  test('tells settings, order and fields apart', () => {
    const base = storedBase();
    expect(draftChanges(base, base.overlay)).toEqual([]);
    expect(draftChanges(base, setView(base.overlay, 'icon', 'wrench'))).toEqual([{ kind: 'settings' }]);
    const added = addField(base.overlay, 'serial', { field: { 'x-uid': 'f_new', 'x-type': 'text', 'x-label': {} }, section: 'basics' });
    expect(draftChanges(base, added)).toEqual([{ kind: 'new', field: 'serial' }]);
    expect(draftChanges(base, setEntityRetired(base.overlay, true))).toEqual([{ kind: 'entityRetired' }]);
  });

  test('keeps the uid of a field that comes back, and of no other new one', () => {
    const base = storedBase([{ uid: 'f_old', name: 'old' }]);
    const both = {
      ...base.overlay,
      properties: { ...base.overlay.properties, old: { 'x-uid': 'f_old' }, other: { 'x-uid': 'f_thought_of' } },
    };
    expect(withoutNewUids(both, base).properties).toMatchObject({ name: { 'x-uid': 'f_name' }, old: { 'x-uid': 'f_old' }, other: {} });
    expect(withoutNewUids(both, base).properties?.other).not.toHaveProperty('x-uid');
  });
});

test("names of somebody else's entity are said only where they differ", () => {
  const base = sampleBase();
  const named: StudioBase = {
    ...base,
    definition: { ...base.definition, 'x-label': { en: { one: 'Lead', many: 'Leads' } } },
    provenance: { ...base.provenance, '/x-label/en/one': 'core', '/x-label/en/many': 'core' },
  };
  const changed = setName(named, named.overlay, { language: 'en', form: 'many', value: 'Chances' });
  expect(changed['x-label']).toEqual({ en: { one: 'Lead', many: 'Chances' } });
  expect(draftEntity(named, changed).label.en?.many).toBe('Chances');
  expect(setName(named, changed, { language: 'en', form: 'many', value: 'Leads' })).toEqual(named.overlay);
});

test('a text that is told apart by gets an end, and one that has an end keeps it', () => {
  const types = [
    { name: 'text', keywords: { properties: { maxLength: {} } } },
    { name: 'choice', keywords: {} },
  ];
  expect(bounded(document, 'name', types).properties?.name).toMatchObject({ maxLength: 300 });
  const short = { properties: { name: { 'x-type': 'text', maxLength: 80 } } };
  expect(bounded(short, 'name', types)).toBe(short);
  expect(bounded({ properties: { name: { 'x-type': 'text', maxLength: 5000 } } }, 'name', types).properties?.name).toMatchObject({
    maxLength: 600,
  });
  expect(bounded(document, 'state', types)).toBe(document);
});

test('places in an entity of their own are found, fields and settings alike', () => {
  const errors = [
    '/entities/x_machine/x-view/board/0',
    '/entities/x_machine/x-entity/titleField',
    '/entities/x_machine/properties/name/x-label',
  ];
  const places = readPlaces(
    errors.map((path) => ({ path, code: 'field.unknown', message: path })),
    'x_machine',
    document,
  );
  expect(Object.keys(places)).toEqual(['@/board', '@/titleField', 'name/x-label']);
});

test.each([
  ['Equipamento', 'pt', 'Equipamentos'],
  ['Ordem de serviço', 'pt', 'Ordens de serviço'],
  ['Inspeção', 'pt', 'Inspeções'],
  ['Canal', 'pt', 'Canais'],
  ['Vehículo', 'es', 'Vehículos'],
  ['Revisión', 'es', 'Revisiones'],
  ['Luz', 'es', 'Luces'],
  ['Work order', 'en', 'Work orders'],
  ['Battery', 'en', 'Batteries'],
  ['Box', 'en', 'Boxes'],
  ['', 'en', ''],
] as const)('the plural of %s in %s is %s', (one, language, many) => {
  expect(plural(one, language)).toBe(many);
});
