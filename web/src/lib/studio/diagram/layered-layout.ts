/** Where a card stands: its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

const gapX = 96;
const gapY = 40;
const sweeps = 8;
/** A column may be this high, however few there are. */
const lowest = 640;

/**
 * Columns from what others point at, on the left, to what points at others; within a column each card stands near those it is linked to.
 * What is linked to nothing comes last.
 */
export function layeredLayout(boxes: readonly Box[], links: readonly Link[]): Map<string, Point> {
  const known = new Set(boxes.map((box) => box.name));
  const real = links.filter((link) => link.from !== link.to && known.has(link.from) && known.has(link.to));
  const linked = new Set(real.flatMap((link) => [link.from, link.to]));
  const ranks = rankOf(
    boxes.filter((box) => linked.has(box.name)).map((box) => box.name),
    real,
  );
  const columns = columnsOf(boxes, ranks);
  const near = neighbours(real);
  const centre = new Map(boxes.map((box, i) => [box.name, i]));
  for (let i = 0; i < sweeps; i += 1) for (const column of i % 2 ? columns.toReversed() : columns) orderColumn(column, near, centre);
  return place(columns);
}

/** How far from what nothing is needed for; a circle is cut where it is met. */
function rankOf(names: readonly string[], links: readonly Link[]): Map<string, number> {
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const targets = Map.groupBy(links, (link) => link.from);
  const visit = (name: string): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) return -1;
    open.add(name);
    const rank = Math.max(-1, ...(targets.get(name) ?? []).map((link) => visit(link.to))) + 1;
    open.delete(name);
    ranks.set(name, rank);
    return rank;
  };
  for (const name of names) visit(name);
  return ranks;
}

/** One column a rank. A high one becomes several and small ones become one, so that the whole is shaped about like a screen. */
function columnsOf(boxes: readonly Box[], ranks: ReadonlyMap<string, number>): Box[][] {
  const last = Math.max(-1, ...ranks.values()) + 1;
  const byRank = Map.groupBy(boxes, (box) => ranks.get(box.name) ?? last);
  const area = boxes.reduce((sum, box) => sum + (box.width + gapX) * (box.height + gapY), 0);
  const limit = Math.max(lowest, Math.sqrt(area) * 0.8);
  const columns = [...byRank.keys()].toSorted((a, b) => a - b).flatMap((rank) => split(byRank.get(rank) ?? [], limit));
  const joined: Box[][] = [];
  for (const column of columns) {
    const before = joined.at(-1);
    if (before && heightOf(before) + gapY + heightOf(column) <= limit) before.push(...column);
    else joined.push([...column]);
  }
  return joined;
}

const heightOf = (column: readonly Box[]) => column.reduce((sum, box) => sum + box.height + gapY, -gapY);

function split(column: readonly Box[], limit: number): Box[][] {
  const columns: Box[][] = [[]];
  let height = 0;
  for (const box of column) {
    if (height > 0 && height + box.height > limit) {
      columns.push([]);
      height = 0;
    }
    columns.at(-1)?.push(box);
    height += box.height + gapY;
  }
  return columns;
}

function neighbours(links: readonly Link[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  for (const { from, to } of links) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  return near;
}

/** By the middle of those a card is linked to; one that is linked to nothing keeps its place. */
function orderColumn(column: Box[], near: ReadonlyMap<string, string[]>, centre: Map<string, number>): void {
  const middle = ({ name }: Box) => {
    const others = near.get(name) ?? [];
    const own = centre.get(name) ?? 0;
    return others.length === 0 ? own : others.reduce((sum, other) => sum + (centre.get(other) ?? 0), 0) / others.length;
  };
  const wanted = new Map(column.map((box) => [box.name, middle(box)]));
  column.sort((a, b) => (wanted.get(a.name) ?? 0) - (wanted.get(b.name) ?? 0));
  // Positions of all columns share one scale, whatever their length.
  for (const [i, box] of column.entries()) centre.set(box.name, (i + 0.5) / column.length);
}

function place(columns: readonly Box[][]): Map<string, Point> {
  const tallest = Math.max(0, ...columns.map(heightOf));
  const places = new Map<string, Point>();
  let x = 0;
  for (const column of columns) {
    let y = Math.round((tallest - heightOf(column)) / 2);
    for (const box of column) {
      places.set(box.name, { x, y });
      y += box.height + gapY;
    }
    x += Math.max(0, ...column.map((box) => box.width)) + gapX;
  }
  return places;
}
