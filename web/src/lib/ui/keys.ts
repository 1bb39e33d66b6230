const isApple = () => typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);

/** What is written on the key that commands begin with: ⌘ on a Mac, Ctrl elsewhere. */
export function modKey(): string {
  return isApple() ? '⌘' : 'Ctrl';
}

/** Whether it is down. With Alt it writes a letter on some keyboards. */
export function isMod(event: KeyboardEvent): boolean {
  return (isApple() ? event.metaKey : event.ctrlKey) && !event.altKey;
}
