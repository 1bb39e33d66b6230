const slop = 5;
const touchSlop = 10;
const longPress = 320;
/** This near to an edge it scrolls, this fast at the very edge, in px per frame. */
const edge = 56;
const fastest = 18;

export interface Point {
  x: number;
  y: number;
}
export interface PointerHandlers {
  canStart: () => boolean;
  start: (card: HTMLElement, grip: Point) => boolean;
  move: (point: Point, grip: Point) => void;
  end: (dropped: boolean) => void;
}

interface Held {
  card: HTMLElement;
  pointer: number;
  start: Point;
  last: Point;
  /** Where on the card it is held. */
  grip: Point;
  carrying: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** Lets cards below an element be dragged: a mouse by moving, a finger after resting on the card. Returns the way to stop. */
export function carryByPointer(root: HTMLElement, handlers: PointerHandlers): () => void {
  const drag = new PointerDrag(root, handlers);
  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener('pointerdown', (event) => drag.down(event), { signal });
  root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  root.addEventListener('contextmenu', (event) => drag.menu(event), { signal });
  // Only a listener that may prevent it keeps the page from scrolling under the finger.
  root.addEventListener('touchmove', (event) => drag.carrying && event.preventDefault(), { signal, passive: false });
  document.addEventListener('pointermove', (event) => drag.moved(event), { signal });
  document.addEventListener('pointerup', (event) => drag.up(event, true), { signal });
  document.addEventListener('pointercancel', (event) => drag.up(event, false), { signal });
  document.addEventListener('keydown', (event) => drag.key(event), { signal, capture: true });
  return () => {
    drag.finish(false);
    stop.abort();
  };
}

class PointerDrag {
  readonly #root: HTMLElement;
  readonly #handlers: PointerHandlers;
  #held: Held | undefined;
  #frame = 0;

  constructor(root: HTMLElement, handlers: PointerHandlers) {
    this.#root = root;
    this.#handlers = handlers;
  }

  get carrying(): boolean {
    return this.#held?.carrying === true;
  }

  down(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const card = target?.closest<HTMLElement>('[data-card]');
    if (this.#held || event.button !== 0 || !event.isPrimary || !card || target?.closest('button') || !this.#handlers.canStart()) return;
    const point = { x: event.clientX, y: event.clientY };
    const { left, top } = card.getBoundingClientRect();
    const held: Held = {
      card,
      pointer: event.pointerId,
      start: point,
      last: point,
      grip: { x: point.x - left, y: point.y - top },
      carrying: false,
    };
    if (event.pointerType === 'touch') held.timer = setTimeout(() => this.#begin(), longPress);
    this.#held = held;
  }

  moved(event: PointerEvent): void {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    held.last = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(held.last.x - held.start.x, held.last.y - held.start.y);
    if (held.carrying) this.#handlers.move(held.last, held.grip);
    else if (event.pointerType === 'touch') {
      if (far > touchSlop) this.finish(false);
    } else if (far > slop) this.#begin();
  }

  up(event: PointerEvent, dropped: boolean): void {
    if (event.pointerId === this.#held?.pointer) this.finish(dropped);
  }

  key(event: KeyboardEvent): void {
    if (!this.carrying || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.finish(false);
  }

  /** A finger that rests on a card means to carry it, not to open a menu. */
  menu(event: Event): void {
    if (this.#held?.timer !== undefined || this.carrying) event.preventDefault();
  }

  finish(dropped: boolean): void {
    const held = this.#held;
    if (!held) return;
    clearTimeout(held.timer);
    cancelAnimationFrame(this.#frame);
    this.#held = undefined;
    if (!held.carrying) return;
    swallowClick();
    this.#handlers.end(dropped);
  }

  #begin(): void {
    const held = this.#held;
    if (!held) return;
    if (!this.#handlers.start(held.card, held.grip)) {
      this.finish(false);
      return;
    }
    held.carrying = true;
    this.#handlers.move(held.last, held.grip);
    this.#scroll();
  }

  /** Near an edge the board goes on sideways, and the column below the card up and down. */
  #scroll(): void {
    const held = this.#held;
    if (!held?.carrying) return;
    const list = document.elementsFromPoint(held.last.x, held.last.y).find((element) => element.matches('[data-cards]'));
    const box = this.#root.getBoundingClientRect();
    const before = this.#root.scrollLeft + (list?.scrollTop ?? 0);
    this.#root.scrollLeft += speed(held.last.x, box.left, box.right);
    if (list) {
      const { top, bottom } = list.getBoundingClientRect();
      list.scrollTop += speed(held.last.y, top, bottom);
    }
    if (this.#root.scrollLeft + (list?.scrollTop ?? 0) !== before) this.#handlers.move(held.last, held.grip);
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }
}

function speed(at: number, start: number, end: number): number {
  if (at < start + edge) return -Math.ceil(fastest * Math.min(1, (start + edge - at) / edge));
  if (at > end - edge) return Math.ceil(fastest * Math.min(1, (at - end + edge) / edge));
  return 0;
}

/** The button's release after a drag is no click on the link below it. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 50);
}
