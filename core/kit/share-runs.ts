/**
 * Runs work by key so that those who ask while it runs share the one run that follows: nobody gets an answer that was begun
 * before they asked, and however many ask, at most one run goes on per key.
 */
export function shareRuns<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const current = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const begin = (key: string, work: () => Promise<T>): Promise<T> => {
    next.delete(key);
    const run = work();
    current.set(key, run);
    const end = () => {
      if (current.get(key) === run) current.delete(key);
    };
    run.then(end, end);
    return run;
  };
  return (key, work) => {
    const running = current.get(key);
    if (!running) return begin(key, work);
    const waiting =
      next.get(key) ??
      running.then(
        () => begin(key, work),
        () => begin(key, work),
      );
    next.set(key, waiting);
    return waiting;
  };
}
