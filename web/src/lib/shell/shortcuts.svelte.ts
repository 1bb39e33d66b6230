import { untrack } from 'svelte';
import type { Key } from '#lib/i18n/catalogues.ts';
import { isMod } from '#lib/ui/keys.ts';

export interface Shortcut {
  /** One key ("n", "?"), two after each other ("g l"), or one together with Ctrl or ⌘ ("mod+k"). */
  keys: string;
  label: string;
  group: ShortcutGroup;
  run: () => void;
}
export type ShortcutGroup = 'everywhere' | 'here' | 'go';
export const shortcutGroups: readonly { group: ShortcutGroup; label: Key }[] = [
  { group: 'everywhere', label: 'shortcuts.everywhere' },
  { group: 'here', label: 'shortcuts.here' },
  { group: 'go', label: 'shortcuts.go' },
];

/** How long the second key of two may take. */
const patience = 1500;
const stored = 'vinculo.shortcuts';
const writing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="textbox"]';
const floating = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Every key that does something, offered by whatever is on the screen, and the one place that hears them. */
class Shortcuts {
  #offers: readonly (readonly Shortcut[])[] = $state.raw([]);
  readonly list: readonly Shortcut[] = $derived(this.#offers.flat());
  /** Keys without Ctrl can be switched off: whoever speaks to the computer may say them by accident (WCAG 2.1.4). */
  single = $state(localStorage.getItem(stored) !== 'off');
  /** The list of all of them is on the screen. */
  shown = $state(false);
  #first: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Until the returned function is called. What was offered last wins. */
  offer(shortcuts: readonly Shortcut[]): () => void {
    // Offered from within effects, which are no readers of what others offer.
    this.#offers = [shortcuts, ...untrack(() => this.#offers)];
    return () => {
      this.#offers = this.#offers.filter((one) => one !== shortcuts);
    };
  }

  show(): void {
    this.shown = true;
  }

  hide(): void {
    this.shown = false;
  }

  allowSingle(yes: boolean): void {
    this.single = yes;
    localStorage.setItem(stored, yes ? 'on' : 'off');
  }

  hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector(floating)) return;
    const found = this.#match(event);
    if (!found) return;
    event.preventDefault();
    found.run();
  }

  #match(event: KeyboardEvent): Shortcut | undefined {
    const key = event.key.toLowerCase();
    if (isMod(event)) return event.shiftKey ? undefined : this.#find(`mod+${key}`);
    const isLetter = /^\p{L}$/u.test(key);
    const typing = event.target instanceof Element && event.target.closest(writing) !== null;
    if (!this.single || typing || event.ctrlKey || event.metaKey || event.altKey || (isLetter && event.shiftKey)) return undefined;
    const first = this.#first;
    this.#forget();
    const second = first === undefined ? undefined : this.#find(`${first} ${key}`);
    if (second) return second;
    if (this.list.some((one) => one.keys.startsWith(`${key} `))) this.#wait(key);
    return this.#find(key);
  }

  #find(keys: string): Shortcut | undefined {
    return this.list.find((one) => one.keys === keys);
  }

  #wait(key: string): void {
    this.#first = key;
    this.#timer = setTimeout(() => this.#forget(), patience);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#first = undefined;
  }
}

export const shortcuts = new Shortcuts();
