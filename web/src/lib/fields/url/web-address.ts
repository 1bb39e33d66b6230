/** Never anything but the web: a stored `javascript:` must not run. */
export function webAddress(value: unknown): string {
  const address = String(value);
  return /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^[a-z]+:/i, '')}`;
}
