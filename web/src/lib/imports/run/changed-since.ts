/** The list of what was written since the import began, newest first. */
export function changedSince(entity: string, instant: string): string {
  const filter = JSON.stringify({ and: [{ field: 'updated_at', op: 'gte', value: instant }] });
  return `/${entity}?${new URLSearchParams({ filter, sort: '-updated_at' })}`;
}
