import type { DiagramView } from '#lib/studio/diagram/diagram-view.svelte.ts';
import type { Point } from '#lib/studio/diagram/layered-layout.ts';

interface Surroundings {
  view: () => DiagramView;
  placeOf: (name: string) => Point;
  moved: (name: string, to: Point) => void;
  linked: (from: string, to: string) => void;
}

interface Grip {
  readonly name: string;
  readonly from: Point;
  readonly start: Point;
}

/** A click may tremble. */
const still = 4;

/** What mouse and fingers do on the picture: move it, make it larger, carry a card, draw a line from one card to another. */
export class Pointers {
  moving: { name: string; at: Point } | undefined = $state.raw();
  linking: { name: string; from: Point; to: Point; over: string | undefined } | undefined = $state.raw();
  panning = $state(false);
  /** The last press carried something: it was no click. */
  dragged = false;
  #grip: Grip | undefined;
  #frame: DOMRect | undefined;
  readonly #fingers = new Map<number, Point>();
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get busy(): boolean {
    return this.panning || this.moving !== undefined || this.linking !== undefined;
  }

  /** On the ground beside the cards; true when it was. */
  begins(event: PointerEvent, root: HTMLElement | undefined): boolean {
    this.#frame = root?.getBoundingClientRect();
    if (event.button !== 0 || (event.target as Element).closest('[data-card], button, path')) return false;
    this.#fingers.set(event.pointerId, at(event));
    this.panning = true;
    this.dragged = false;
    return true;
  }

  grips(event: PointerEvent, name: string): void {
    if (event.button !== 0 || (event.target as Element).closest('button')) return;
    event.stopPropagation();
    this.dragged = false;
    this.#grip = { name, from: this.#around.placeOf(name), start: at(event) };
  }

  links(event: PointerEvent, name: string, root: HTMLElement | undefined): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.#frame = root?.getBoundingClientRect();
    const here = this.#inside(event);
    this.linking = { name, from: here, to: here, over: undefined };
  }

  moves(event: PointerEvent): void {
    if (this.linking) this.linking = { ...this.linking, to: this.#inside(event), over: cardAt(event, this.linking.name) };
    else if (this.#grip) this.#carry(event, this.#grip);
    else if (this.#fingers.has(event.pointerId)) this.#slide(event);
  }

  ends(event: PointerEvent): void {
    if (this.linking) {
      const { name, over } = this.linking;
      if (over) this.#around.linked(name, over);
    } else if (this.moving) this.#around.moved(this.moving.name, this.moving.at);
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size > 0) return;
    this.stops();
  }

  stops(): void {
    this.#fingers.clear();
    this.#grip = undefined;
    this.moving = undefined;
    this.linking = undefined;
    this.panning = false;
  }

  #carry(event: PointerEvent, { name, from, start }: Grip): void {
    const { x, y } = at(event);
    const [dx, dy] = [x - start.x, y - start.y];
    if (!this.moving && Math.hypot(dx, dy) < still) return;
    const { zoom } = this.#around.view();
    this.dragged = true;
    this.moving = { name, at: { x: from.x + dx / zoom, y: from.y + dy / zoom } };
  }

  /** One finger moves it, two make it larger about the place between them. */
  #slide(event: PointerEvent): void {
    const view = this.#around.view();
    const before = [...this.#fingers.values()];
    const was = this.#fingers.get(event.pointerId) ?? at(event);
    this.#fingers.set(event.pointerId, at(event));
    const after = [...this.#fingers.values()];
    const share = 1 / after.length;
    view.pan((at(event).x - was.x) * share, (at(event).y - was.y) * share);
    const [a, b] = after;
    const [c, d] = before;
    if (!a || !b || !c || !d) return;
    const middle = { x: (a.x + b.x) / 2 - (this.#frame?.left ?? 0), y: (a.y + b.y) / 2 - (this.#frame?.top ?? 0) };
    view.scale(Math.hypot(a.x - b.x, a.y - b.y) / Math.max(1, Math.hypot(c.x - d.x, c.y - d.y)), middle);
  }

  #inside(event: PointerEvent): Point {
    return this.#around.view().inside({ x: event.clientX - (this.#frame?.left ?? 0), y: event.clientY - (this.#frame?.top ?? 0) });
  }
}

const at = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });

/** The card below; an entity may point at itself, but not by a line that never left. */
function cardAt(event: PointerEvent, from: string): string | undefined {
  const name = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-card]')?.dataset.card;
  return name === from ? undefined : name;
}
