/** Open pages are told of progress at most this often. */
const TELL_EVERY_MS = 250;

/** The same, not more often than pages need it. */
export function seldom(tell: () => void): () => void {
  let told = 0;
  return () => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    tell();
  };
}
