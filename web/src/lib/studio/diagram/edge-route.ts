import type { Point } from '#lib/studio/diagram/layered-layout.ts';

export interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Where a line meets a card. */
export interface End extends Point {
  readonly side: Side;
}

export interface Route {
  readonly id: string;
  readonly path: string;
  /** The end of many, and the other one. */
  readonly from: End;
  readonly to: End;
  /** Where its words stand. */
  readonly label: Point;
}

export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const room = 48;
const lane = 10;
const lanes = 5;
const loop = 34;
/** Less than this is as good as level. */
const straight = 3;
/** Half of what is free between two cards of a column. */
const corridor = 20;
const tried = 10;
/** What it costs to go below a card. */
const hidden = 5000;
const wordWidth = 88;

/** A way for each line, with right angles and around the cards; lines that meet the same side of a card share it evenly. */
export function edgeRoutes(lines: readonly Line[], cards: ReadonlyMap<string, Placed>): Route[] {
  const all = [...cards.values()];
  const drawn = lines.flatMap((line) => {
    const from = cards.get(line.from);
    const to = cards.get(line.to);
    return from && to ? [{ line, from, to, sides: sidesOf(from, to, all) }] : [];
  });
  const ports = new Map<string, { id: string; towards: number }[]>();
  const meet = (card: Placed, side: Side, port: { id: string; towards: number }) => {
    const key = `${card.name} ${side}`;
    ports.set(key, [...(ports.get(key) ?? []), port]);
  };
  for (const { line, from, to, sides } of drawn) {
    meet(from, sides[0], { id: `${line.id} from`, towards: middle(to, sides[0]) });
    meet(to, sides[1], { id: `${line.id} to`, towards: middle(from, sides[1]) });
  }
  for (const list of ports.values()) list.sort((a, b) => a.towards - b.towards);
  const endOf = (card: Placed, side: Side, id: string) => portAt(card, side, shareOf(ports.get(`${card.name} ${side}`) ?? [], id));
  return drawn.map(({ line, from, to, sides }, i) => {
    const ends = { from: endOf(from, sides[0], `${line.id} from`), to: endOf(to, sides[1], `${line.id} to`) };
    const points = clearest(ways(ends, ((i % lanes) - (lanes - 1) / 2) * lane, all), all);
    const label = labelAt(points, all);
    // Beside its loop, which is too short for words.
    const beside = from === to ? { x: label.x + wordWidth / 2 + corridor / 4, y: label.y } : label;
    return { id: line.id, ...ends, path: pathOf(points), label: beside };
  });
}

/** Sideways where there is room between the cards; up and down where they stand above each other with nothing between them. */
function sidesOf(from: Placed, to: Placed, cards: readonly Placed[]): [Side, Side] {
  if (from === to) return ['right', 'right'];
  if (to.x + to.width + room <= from.x) return ['left', 'right'];
  if (from.x + from.width + room <= to.x) return ['right', 'left'];
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const gap = { x: lower.x, y: upper.y + upper.height, width: lower.width, height: lower.y - upper.y - upper.height };
  const between = cards.some((card) => card !== from && card !== to && touches(card, gap));
  if (between || gap.height <= 0) return ['right', 'right'];
  return upper === to ? ['top', 'bottom'] : ['bottom', 'top'];
}

type Area = Omit<Placed, 'name'>;

function touches(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What lines of one side are ordered by: how far along the side the other card stands. */
function middle(card: Placed, side: Side): number {
  return side === 'left' || side === 'right' ? card.y + card.height / 2 : card.x + card.width / 2;
}

function shareOf(ports: readonly { id: string }[], id: string): number {
  return (ports.findIndex((port) => port.id === id) + 1) / (ports.length + 1);
}

function portAt({ x, y, width, height }: Placed, side: Side, share: number): End {
  if (side === 'left' || side === 'right') return { side, x: side === 'left' ? x : x + width, y: Math.round(y + height * share) };
  return { side, x: Math.round(x + width * share), y: side === 'top' ? y : y + height };
}

/** Ways that a line could go, the plainest first. `shift` keeps lines apart that would lie on each other. */
function ways({ from, to }: { from: End; to: End }, shift: number, cards: readonly Placed[]): Point[][] {
  if (from.side === 'top' || from.side === 'bottom') {
    if (Math.abs(from.x - to.x) < straight) return [[from, { x: from.x, y: to.y }]];
    const y = (from.y + to.y) / 2 + shift / 4;
    return [[from, { x: from.x, y }, { x: to.x, y }, to]];
  }
  if (from.side === to.side) {
    const x = Math.max(from.x, to.x) + loop + shift / 2;
    return [[from, { x, y: from.y }, { x, y: to.y }, to]];
  }
  const inGap = (end: End) => end.x + (end.side === 'left' ? -1 : 1) * (room + shift);
  const [near, far] = [inGap(from), inGap(to)];
  const across = (x: number): Point[] => [from, { x, y: from.y }, { x, y: to.y }, to];
  const around = (y: number): Point[] => [from, { x: near, y: from.y }, { x: near, y }, { x: far, y }, { x: far, y: to.y }, to];
  const level: Point[][] = Math.abs(from.y - to.y) < straight ? [[from, { x: to.x, y: from.y }]] : [];
  return [...level, across(near), across(far), ...corridors((from.y + to.y) / 2, cards).map((y) => around(y + shift / 2))];
}

/** Heights at which a line can pass between cards, those nearest to where it would go first. */
function corridors(wanted: number, cards: readonly Placed[]): number[] {
  const heights = cards.flatMap((card) => [card.y - corridor, card.y + card.height + corridor]);
  return heights.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted)).slice(0, tried);
}

/** The one that goes below the fewest cards; of these the shortest. */
function clearest(paths: readonly Point[][], cards: readonly Placed[]): Point[] {
  let best: Point[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    const cost = costOf(path, cards, least);
    if (cost < least) [best, least] = [path, cost];
  }
  return best;
}

/** No further than `limit`: what costs more is not chosen anyway. */
function costOf(path: readonly Point[], cards: readonly Placed[], limit: number): number {
  let cost = 0;
  for (const part of partsOf(path)) {
    cost += lengthOf(part);
    const area = areaOf(part);
    for (const card of cards) if (touches(card, area)) cost += hidden;
    if (cost >= limit) return cost;
  }
  return cost;
}

interface Part {
  readonly start: Point;
  readonly end: Point;
}

const partsOf = (points: readonly Point[]): Part[] => points.slice(1).map((end, i) => ({ start: points[i] as Point, end }));
const lengthOf = ({ start, end }: Part) => Math.abs(start.x - end.x) + Math.abs(start.y - end.y);

/** Without its ends, which lie on cards. */
function areaOf({ start, end }: Part): Area {
  const [x, y] = [Math.min(start.x, end.x) + 1, Math.min(start.y, end.y) + 1];
  return { x, y, width: Math.max(0.1, Math.abs(start.x - end.x) - 2), height: Math.max(0.1, Math.abs(start.y - end.y) - 2) };
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** In the middle of the longest part that no card hides. */
function labelAt(points: readonly Point[], cards: readonly Placed[]): Point {
  const parts = partsOf(points).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const middles = parts.map(({ start, end }) => ({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }));
  const seen = middles.find(
    ({ x, y }) => !cards.some((card) => touches(card, { x: x - wordWidth / 2, y: y - 8, width: wordWidth, height: 16 })),
  );
  return seen ?? middles[0] ?? { x: 0, y: 0 };
}

/** The sign at an end: a fan for many, a bar for one. */
export function endSign({ x, y, side }: End, many: boolean): string {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] }[side] as [number, number];
  const at = (out: number, across: number) => `${x + dx * out + dy * across} ${y + dy * out + dx * across}`;
  return many ? `M${at(0, -6)}L${at(11, 0)}L${at(0, 6)}` : `M${at(9, -6)}L${at(9, 6)}`;
}
