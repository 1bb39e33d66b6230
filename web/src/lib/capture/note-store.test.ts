import { describe, expect, test } from 'vitest';
import { type KeptNote, NoteStore } from '#lib/capture/note-store.ts';

function memory(full = false) {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key: string) => void values.delete(key),
  };
}
const note = (minute: number, id?: string): KeptNote => ({
  at: `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`,
  values: { text: `at ${minute}` },
  ...(id !== undefined && { about: { entity: 'company', id } }),
});

describe('a note that was begun', () => {
  test('is found again by what it is about', () => {
    const store = new NoteStore('u1', 'report', memory());
    store.keep(note(1));
    store.keep(note(2, 'c1'));
    store.keep(note(3, 'c1'));
    expect(store.get(undefined)).toEqual(note(1));
    expect(store.get({ entity: 'company', id: 'c1' })).toEqual(note(3, 'c1'));
    expect(store.get({ entity: 'lead', id: 'c1' })).toBeUndefined();
    expect(store.list()).toEqual([note(3, 'c1'), note(1)]);
  });

  test('is nobody else’s', () => {
    const place = memory();
    new NoteStore('u1', 'report', place).keep(note(1));
    expect(new NoteStore('u2', 'report', place).list()).toEqual([]);
  });

  test('is gone when it was saved', () => {
    const store = new NoteStore('u1', 'report', memory());
    store.keep(note(1));
    store.drop(undefined);
    expect(store.list()).toEqual([]);
  });

  test('gives way when there are very many', () => {
    const store = new NoteStore('u1', 'report', memory());
    for (let minute = 0; minute < 30; minute += 1) store.keep(note(minute, `c${minute}`));
    expect(store.list()).toHaveLength(20);
    expect(store.list().at(-1)).toEqual(note(10, 'c10'));
  });

  test('does not break the page where nothing can be kept', () => {
    const store = new NoteStore('u1', 'report', memory(true));
    store.keep(note(1));
    expect(store.list()).toEqual([]);
    const broken = { ...memory(), getItem: () => '{"half' };
    expect(new NoteStore('u1', 'report', broken).list()).toEqual([]);
  });
});
