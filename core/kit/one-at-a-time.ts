const last = new WeakMap<object, Promise<unknown>>();

/**
 * Runs the work of one owner in the order in which it was asked for. Who waits here holds no connection,
 * so that any number of them leaves the pool to everybody else.
 */
export function oneAtATime<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const result = (last.get(owner) ?? Promise.resolve()).then(work);
  last.set(
    owner,
    result.catch(() => undefined),
  );
  return result;
}
