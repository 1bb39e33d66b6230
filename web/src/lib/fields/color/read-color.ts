/** "#0B6E6E", "0b6e6e" and "#abc" → "#0b6e6e"; undefined when it is no colour. */
export function readColor(text: string): string | undefined {
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(text.trim().toLowerCase())?.[1];
  if (!hex) return undefined;
  return `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`;
}
