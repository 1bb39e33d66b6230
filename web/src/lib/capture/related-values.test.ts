import { expect, test } from 'vitest';
import { relatedValues, type Slot } from '#lib/capture/related-values.ts';

const slots: Slot[] = [
  { name: 'company', target: 'company', many: false },
  { name: 'lead', target: 'lead', many: false },
  { name: 'people', target: 'person', many: true },
];

test('a note about a company points at it', () => {
  expect(relatedValues(slots, { entity: 'company', id: 'c1' }, [])).toEqual({ company: 'c1' });
});

test('a note about a lead points at its company too', () => {
  const pointing = [
    { target: 'company', ids: ['c1'] },
    { target: 'user', ids: ['u1'] },
  ];
  expect(relatedValues(slots, { entity: 'lead', id: 'l1' }, pointing)).toEqual({ company: 'c1', lead: 'l1' });
});

test('a company that has a parent company is still the one it is about', () => {
  expect(relatedValues(slots, { entity: 'company', id: 'c1' }, [{ target: 'company', ids: ['c2'] }])).toEqual({ company: 'c1' });
});

test('of several nothing is chosen', () => {
  expect(relatedValues(slots, { entity: 'person', id: 'p1' }, [{ target: 'company', ids: ['c1', 'c2'] }])).toEqual({ people: 'p1' });
  expect(relatedValues(slots, { entity: 'person', id: 'p1' }, [{ target: 'company', ids: ['c1', 'c1'] }])).toEqual({
    people: 'p1',
    company: 'c1',
  });
});
