/** Which record of which entity; in a filter without an id, all of that entity. */
export interface Pointer {
  entity: string;
  id?: string;
}

export function pointerOf(value: unknown): Pointer | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { entity, id } = value as Partial<Pointer>;
  if (typeof entity !== 'string') return undefined;
  return typeof id === 'string' ? { entity, id } : { entity };
}
