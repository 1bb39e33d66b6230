import { fold } from '#lib/ui/list-option.ts';
import type { EntityView, ImportColumn, MappingEntry } from '#schemas/types/api.ts';

/** How a column is named in a template; one without a header, or with somebody else's, goes by its number. */
export function placeholderOf(column: ImportColumn, columns: readonly ImportColumn[]): string {
  const first = columns.find((one) => fold(one.header) === fold(column.header));
  const usable = column.header.trim() !== '' && first === column && !/[{}]/.test(column.header);
  return usable ? `{${column.header}}` : `{#${column.index + 1}}`;
}

function columnOf(name: string, columns: readonly ImportColumn[]): ImportColumn | undefined {
  const number = /^#(\d{1,4})$/.exec(name.trim())?.[1];
  if (number !== undefined) return columns.find((column) => column.index === Number(number) - 1);
  return columns.find((column) => column.header !== '' && fold(column.header) === fold(name));
}

/** The template filled from the first samples, or the first name in it that no column has. */
export function fillTemplate(template: string, columns: readonly ImportColumn[]): { readonly text: string } | { readonly unknown: string } {
  const unknown = [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '').find((name) => !columnOf(name, columns));
  if (unknown !== undefined) return { unknown };
  return { text: template.replace(/\{([^{}]+)\}/g, (_, name: string) => columnOf(name, columns)?.samples[0] ?? '').trim() };
}

/** A record without a name of its own goes by what it is about: "{product} · {account}". People and steps say little. */
export function proposedTitle(entity: EntityView, mapping: readonly MappingEntry[], columns: readonly ImportColumn[]): string | undefined {
  const about = mapping.flatMap(({ column, field }) => {
    const relation = entity.fields.find((one) => one.name === field && !one.system)?.relation;
    const from = columns.find((one) => one.index === column);
    return relation && relation.target !== 'user' && !relation.filter && from ? [placeholderOf(from, columns)] : [];
  });
  return about.length > 0 ? about.slice(0, 2).join(' · ') : undefined;
}
