import { describe, expect, test } from 'vitest';
import { edgeRoutes, endSign, type Placed } from '#lib/studio/diagram/edge-route.ts';
import { type Box, type Link, layeredLayout } from '#lib/studio/diagram/layered-layout.ts';

const box = (name: string, height = 100): Box => ({ name, width: 200, height });

function overlaps(boxes: readonly Box[], places: ReadonlyMap<string, { x: number; y: number }>): string[] {
  const at = (one: Box) => ({ ...one, ...(places.get(one.name) ?? { x: Number.NaN, y: Number.NaN }) });
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      const [p, q] = [at(a), at(b)];
      const apart = p.x + p.width <= q.x || q.x + q.width <= p.x || p.y + p.height <= q.y || q.y + q.height <= p.y;
      return apart ? [] : [`${a.name} ${b.name}`];
    }),
  );
}

describe('layeredLayout', () => {
  test('puts what is pointed at to the left of what points at it', () => {
    const places = layeredLayout(
      [box('task', 400), box('lead', 400), box('company', 400)],
      [
        { from: 'lead', to: 'company' },
        { from: 'task', to: 'lead' },
        { from: 'task', to: 'company' },
      ],
    );
    const x = (name: string) => places.get(name)?.x ?? Number.NaN;
    expect([x('company') < x('lead'), x('lead') < x('task')]).toEqual([true, true]);
  });

  test('lets few stand in one column, rather than in a long line', () => {
    const boxes = [box('a'), box('b'), box('c')];
    const places = layeredLayout(boxes, [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ]);
    expect(new Set([...places.values()].map((place) => place.x)).size).toBe(1);
    expect(overlaps(boxes, places)).toEqual([]);
  });

  test('knows a way out of a circle, and of an entity that points at itself', () => {
    const boxes = [box('a'), box('b'), box('c')];
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'c', to: 'c' },
    ];
    expect(overlaps(boxes, layeredLayout(boxes, links))).toEqual([]);
  });

  test('places a hundred cards beside each other within a moment, about as wide as high', () => {
    const boxes = Array.from({ length: 100 }, (_, i) => box(`e${i}`, 80 + (i % 4) * 24));
    const links: Link[] = boxes.flatMap((one, i) => (i === 0 ? [] : [{ from: one.name, to: `e${i % 7 === 0 ? Math.floor(i / 2) : 0}` }]));
    const places = layeredLayout(boxes, links);
    expect(overlaps(boxes, places)).toEqual([]);
    const width = Math.max(...[...places.values()].map((place) => place.x));
    const height = Math.max(...[...places.values()].map((place) => place.y));
    expect(width / height).toBeGreaterThan(0.5);
    expect(width / height).toBeLessThan(3);
  });
});

describe('edgeRoutes', () => {
  const card = (name: string, x: number, y: number): Placed => ({ name, x, y, width: 200, height: 100 });
  const cards = new Map([card('company', 0, 0), card('lead', 300, 200), card('below', 0, 300)].map((one) => [one.name, one]));

  test('leaves at the sides that face each other, and from two lines at two places', () => {
    const [first, second] = edgeRoutes(
      [
        { id: 'a', from: 'lead', to: 'company' },
        { id: 'b', from: 'lead', to: 'company' },
      ],
      cards,
    );
    expect([first?.from.side, first?.to.side, first?.from.x, first?.to.x]).toEqual(['left', 'right', 300, 200]);
    expect(first?.from.y).not.toBe(second?.from.y);
  });

  test('goes up and down where cards stand above each other, and out and in again to itself', () => {
    const [down, self] = edgeRoutes(
      [
        { id: 'a', from: 'below', to: 'company' },
        { id: 'b', from: 'lead', to: 'lead' },
      ],
      cards,
    );
    expect([down?.from.side, down?.to.side]).toEqual(['top', 'bottom']);
    expect([self?.from.side, self?.to.side]).toEqual(['right', 'right']);
    expect(self?.from.y).not.toBe(self?.to.y);
  });

  test('goes around a card that stands in between', () => {
    const wall = card('wall', 300, -300);
    const far = card('far', 700, 0);
    const between: Placed = { ...wall, height: 700 };
    const [route] = edgeRoutes(
      [{ id: 'a', from: 'far', to: 'company' }],
      new Map([cards.get('company') as Placed, between, far].map((one) => [one.name, one])),
    );
    const heights = [...(route?.path.matchAll(/ (-?[\d.]+)/g) ?? [])].map(([, y]) => Number(y));
    expect(heights.some((y) => y < -300 || y > 400)).toBe(true);
  });

  test('draws a fan for many and a bar for one', () => {
    expect(endSign({ x: 10, y: 10, side: 'right' }, true).split('L')).toHaveLength(3);
    expect(endSign({ x: 10, y: 10, side: 'right' }, false)).toBe('M19 4L19 16');
  });
});
