import { choices } from '#lib/model/choices.svelte.ts';
import type { Point } from '#lib/studio/diagram/layered-layout.ts';

const key = 'studio.diagram';
const smallest = 0.2;
const largest = 1.6;
const margin = 48;

interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

/** What part of the picture is seen, how large, and where the person put the cards. */
export class DiagramView {
  x = $state(margin);
  y = $state(margin);
  zoom = $state(1);
  /** Size of the window onto the picture. */
  width = $state(0);
  height = $state(0);

  /** As remembered: anything may stand there. */
  readonly moved: ReadonlyMap<string, Point> = $derived.by(() => {
    const kept = choices.get(key);
    const pairs = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
    return new Map(pairs.flatMap(([name, at]) => (isPair(at) ? [[name, { x: at[0], y: at[1] }] as const] : [])));
  });

  /** What is gone need not be remembered. */
  move(name: string, to: Point, known: ReadonlySet<string>): void {
    const kept = [...this.moved].filter(([other]) => known.has(other)).map(([other, at]) => [other, [at.x, at.y]] as const);
    choices.set(key, { ...Object.fromEntries(kept), [name]: [Math.round(to.x), Math.round(to.y)] });
  }

  arrange(): void {
    choices.set(key, {});
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
  }

  /** About a point of the window, which keeps what it shows. */
  scale(factor: number, at: Point = { x: this.width / 2, y: this.height / 2 }): void {
    const zoom = Math.max(smallest, Math.min(largest, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.x = at.x - (at.x - this.x) * ratio;
    this.y = at.y - (at.y - this.y) * ratio;
    this.zoom = zoom;
  }

  /** All of it, but never larger than it is. */
  fit({ x, y, width, height }: Extent): void {
    if (this.width === 0 || width === 0) return;
    this.zoom = Math.max(smallest, Math.min(1, (this.width - 2 * margin) / width, (this.height - 2 * margin) / height));
    this.x = (this.width - width * this.zoom) / 2 - x * this.zoom;
    this.y = (this.height - height * this.zoom) / 2 - y * this.zoom;
  }

  /** Moves no more than it has to. */
  reveal({ x, y, width, height }: Extent): void {
    const left = this.x + x * this.zoom;
    const top = this.y + y * this.zoom;
    this.x += Math.max(0, margin / 2 - left) - Math.max(0, left + width * this.zoom - (this.width - margin / 2));
    this.y += Math.max(0, margin / 2 - top) - Math.max(0, top + height * this.zoom - (this.height - margin / 2));
  }

  /** A point of the window, as a point of the picture. */
  inside(at: Point): Point {
    return { x: (at.x - this.x) / this.zoom, y: (at.y - this.y) / this.zoom };
  }
}
