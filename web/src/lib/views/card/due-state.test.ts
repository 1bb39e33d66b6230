import { describe, expect, test } from 'vitest';
import { closingFields, dueState, pausedUntil } from '#lib/views/card/due-state.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

const status = { name: 'status', options: [{ value: 'open' }, { value: 'won', final: true }] } as unknown as FieldView;
const sale = { fields: [status], board: { groupBy: 'status', card: ['closes_on'], pausedUntil: 'wake_on' } } as unknown as EntityView;
const todo = { fields: [], timeline: { kind: 'todo', at: 'due_on', done: 'done' } } as unknown as EntityView;
const story = { fields: [status], timeline: { kind: 'story', at: 'happened_at' } } as unknown as EntityView;
const record = (values: Record<string, unknown>): StoredRecord => ({ id: 'r', version: 1, ...values });
const today = '2026-11-24';
const state = (entity: EntityView, field: string, { day, ...values }: { day: string; [name: string]: unknown }) =>
  dueState(entity, record({ [field]: day, ...values }), { field, day, today });

describe('a day on a card', () => {
  test('is overdue when it has passed and the record is not over', () => {
    expect(state(sale, 'closes_on', { day: '2026-11-20', status: 'open' })).toBe('overdue');
    expect(state(sale, 'closes_on', { day: '2026-11-20', status: 'won' })).toBe('plain');
    expect(state(sale, 'closes_on', { day: '2026-11-28', status: 'open' })).toBe('plain');
    expect(state(sale, 'closes_on', { day: today, status: 'open' })).toBe('today');
  });

  test('is no concern where it cannot be told whether the record is over', () => {
    expect(state(sale, 'closes_on', { day: '2026-11-20' })).toBe('plain');
  });

  test('of something to do is overdue until it is done', () => {
    expect(state(todo, 'due_on', { day: '2026-11-20', done: false })).toBe('overdue');
    expect(state(todo, 'due_on', { day: '2026-11-20', done: true })).toBe('plain');
  });

  test('on which something took place is no concern', () => {
    expect(state(story, 'happened_at', { day: '2026-11-20', status: 'open' })).toBe('plain');
  });

  test('says until when a record waits, while that is ahead', () => {
    expect(pausedUntil(sale, record({ wake_on: '2027-01-12', status: 'open' }), today)).toBe('2027-01-12');
    expect(pausedUntil(sale, record({ wake_on: '2026-11-24', status: 'open' }), today)).toBeUndefined();
    expect(pausedUntil(sale, record({ wake_on: '2027-01-12', status: 'won' }), today)).toBeUndefined();
    expect(pausedUntil(todo, record({}), today)).toBeUndefined();
  });

  test('needs to know what ends a record', () => {
    expect(closingFields(sale)).toEqual(['status']);
    expect(closingFields(todo)).toEqual(['done']);
  });
});
