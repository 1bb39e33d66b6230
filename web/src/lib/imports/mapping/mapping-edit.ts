import type { ImportProblem, MappingEntry } from '#schemas/types/api.ts';

/** Every edit takes a mapping and gives the next one. A field has at most one source. */
export type Mapping = readonly MappingEntry[];

export function entryOf(mapping: Mapping, field: string): MappingEntry | undefined {
  return mapping.find((entry) => entry.field === field);
}

export function entriesOf(mapping: Mapping, column: number): MappingEntry[] {
  return mapping.filter((entry) => entry.column === column);
}

/** Connects a column with a field; what the column fed through `instead` is replaced, and another column loses the field. */
export function connect(
  mapping: Mapping,
  column: number,
  { field, instead }: { field: string; instead?: string | undefined },
): MappingEntry[] {
  const entry: MappingEntry = { column, field };
  const rest = mapping.filter((one) => one.field !== field || one.field === instead);
  if (instead === undefined || !entryOf(rest, instead)) return [...rest, entry];
  return rest.map((one) => (one.field === instead ? (field === instead ? one : entry) : one));
}

export function disconnect(mapping: Mapping, field: string): MappingEntry[] {
  return mapping.filter((entry) => entry.field !== field);
}

/** Says how a field is read; undefined takes the word back. */
export function specify(mapping: Mapping, field: string, part: Partial<MappingEntry>): MappingEntry[] {
  return mapping.map((entry) => (entry.field === field ? cleaned({ ...entry, ...part }) : entry));
}

/** Fills a field from a text instead of one column; an empty text is none. */
export function compose(mapping: Mapping, field: string, template: string): MappingEntry[] {
  if (template === '') return disconnect(mapping, field);
  return entryOf(mapping, field)
    ? mapping.map((entry) => (entry.field === field ? { field, template } : entry))
    : [...mapping, { field, template }];
}

/** Reads `cell` as something else, as nothing (null), or as it stands again (undefined). */
export function replaceValue(
  mapping: Mapping,
  field: string,
  { cell, by }: { cell: string; by: string | null | undefined },
): MappingEntry[] {
  const { [cell]: _, ...others } = entryOf(mapping, field)?.values ?? {};
  const values = by === undefined ? others : { ...others, [cell]: by };
  return specify(mapping, field, { values: Object.keys(values).length > 0 ? values : undefined });
}

function cleaned(entry: MappingEntry): MappingEntry {
  // Built from a MappingEntry, so it still is one without what is undefined.
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as MappingEntry;
}

export type Resolution = { kind: 'value'; value: string } | { kind: 'empty' } | { kind: 'create' } | undefined;

/** What was decided about a problem since the trial that found it. */
export function resolutionOf(mapping: Mapping, problem: ImportProblem, before: Mapping): Resolution {
  const entry = problem.field === undefined ? undefined : entryOf(mapping, problem.field);
  if (!entry || problem.field === undefined) return undefined;
  const by = problem.value === undefined ? undefined : entry.values?.[problem.value];
  if (by === null) return { kind: 'empty' };
  if (by !== undefined) return { kind: 'value', value: by };
  const was = entryOf(before, problem.field)?.missing ?? 'error';
  if (entry.missing !== was && entry.missing === 'create') return { kind: 'create' };
  return entry.missing !== was && entry.missing === 'empty' ? { kind: 'empty' } : undefined;
}

/** Takes every suggestion that nobody decided about yet. */
export function acceptAll(mapping: Mapping, problems: readonly ImportProblem[]): MappingEntry[] {
  return problems.reduce<MappingEntry[]>(
    (next, { field, value, suggestion }) =>
      field !== undefined && value !== undefined && suggestion && entryOf(next, field)?.values?.[value] === undefined
        ? replaceValue(next, field, { cell: value, by: suggestion.value })
        : next,
    [...mapping],
  );
}
