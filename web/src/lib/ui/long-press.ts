import type { Attachment } from 'svelte/attachments';

const patience = 450;
/** A finger never stands quite still. */
const slack = 10;

/** Calls back when a finger rests on the element; the click that would follow does not count. */
export function longPress(run: () => void): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let done = false;
    const cancel = () => clearTimeout(timer);
    const start = (event: PointerEvent) => {
      done = false;
      if (event.pointerType === 'mouse') return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        done = true;
        navigator.vibrate?.(10);
        run();
      }, patience);
    };
    const move = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > slack) cancel();
    };
    const swallow = (event: Event) => {
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const listeners: [string, (event: never) => void, boolean][] = [
      ['pointerdown', start, false],
      ['pointermove', move, false],
      ['pointerup', cancel, false],
      ['pointercancel', cancel, false],
      ['click', swallow, true],
      ['contextmenu', swallow, true],
    ];
    for (const [type, listener, capture] of listeners) element.addEventListener(type, listener as EventListener, capture);
    return () => {
      cancel();
      for (const [type, listener, capture] of listeners) element.removeEventListener(type, listener as EventListener, capture);
    };
  };
}
