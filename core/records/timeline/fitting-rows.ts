/** Long texts come whole; a page of many of them ends earlier. */
const MAX_CHARACTERS = 2_000_000;

/** The rows that make a page: at most `limit`, at least one, and no more than what is reasonable to send at once. */
export function fittingRows(tuples: readonly (readonly unknown[])[], limit: number): (readonly unknown[])[] {
  let size = 0;
  const end = tuples.slice(0, limit).findIndex((tuple) => {
    for (const cell of tuple) if (typeof cell === 'string') size += cell.length;
    return size > MAX_CHARACTERS;
  });
  return tuples.slice(0, end === -1 ? limit : Math.max(end, 1));
}
