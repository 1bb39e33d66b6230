import { describe, expect, test } from 'vitest';
import { layoutColumns } from '#lib/views/table/column-layout.ts';

const wishes = [
  { name: 'name', width: 280, fixed: false, keep: true },
  { name: 'company', width: 200, fixed: false, keep: false },
  { name: 'step', width: 144, fixed: false, keep: false },
  { name: 'amount', width: 140, fixed: true, keep: true },
  { name: 'owner', width: 160, fixed: false, keep: false },
];

describe('columns in the room there is', () => {
  test('shows all when they fit', () => {
    expect(layoutColumns(wishes, { available: 1200, gap: 0 }).names).toHaveLength(5);
  });

  test('drops from the right, name and amount last', () => {
    expect(layoutColumns(wishes, { available: 700, gap: 0 }).names).toEqual(['name', 'company', 'step', 'amount']);
    expect(layoutColumns(wishes, { available: 400, gap: 0 }).names).toEqual(['name', 'amount']);
    expect(layoutColumns(wishes, { available: 200, gap: 0 }).names).toEqual(['name']);
  });

  test('keeps all that somebody chose', () => {
    const layout = layoutColumns(wishes, { available: 400, gap: 16, chosen: true });
    expect(layout.names).toHaveLength(5);
    expect(layout.width).toBeGreaterThan(400);
  });
});
