import { fieldTraits } from '#lib/imports/mapping/field-traits.ts';
import type { DateOrder, EntityView, ImportColumn, MappingEntry } from '#schemas/types/api.ts';

export type Question =
  | { readonly about: 'date'; readonly field: string; readonly sample: string }
  | { readonly about: 'decimal'; readonly field: string; readonly sample: string };

/** What only the person can know about a column: 03/04/2017 is two days. */
export function questionOf(entry: MappingEntry, column: ImportColumn | undefined, entity: EntityView): Question | undefined {
  const field = entity.fields.find((one) => one.name === entry.field);
  if (!field || !column) return undefined;
  const traits = fieldTraits(field);
  if (traits.isMoment && column.date?.order === null) return { about: 'date', field: field.name, sample: ambiguousDate(column.samples) };
  if (traits.isNumber && column.decimal === null) return { about: 'decimal', field: field.name, sample: column.samples[0] ?? '' };
  return undefined;
}

export function isAnswered(entry: MappingEntry, question: Question): boolean {
  return entry[question.about] !== undefined;
}

export function openQuestions(mapping: readonly MappingEntry[], columns: readonly ImportColumn[], entity: EntityView): Question[] {
  return mapping.flatMap((entry) => {
    const question = questionOf(
      entry,
      columns.find((column) => column.index === entry.column),
      entity,
    );
    return question && !isAnswered(entry, question) ? [question] : [];
  });
}

/** The first sample that reads differently in the two orders. */
function ambiguousDate(samples: readonly string[]): string {
  const differs = (sample: string) =>
    readDate(sample, 'dmy') !== undefined && readDate(sample, 'mdy') !== undefined && readDate(sample, 'dmy') !== readDate(sample, 'mdy');
  return samples.find(differs) ?? samples[0] ?? '';
}

/** A date in one order, strictly: ISO, or undefined when that order makes no day of it. */
export function readDate(sample: string, order: DateOrder): string | undefined {
  const [, a, b, c] = /^(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})/.exec(sample.trim()) ?? [];
  if (!a || !b || !c) return undefined;
  const [day, month, year] = order === 'dmy' ? [a, b, c] : order === 'mdy' ? [b, a, c] : [c, b, a];
  const full = year.length <= 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? date.toISOString().slice(0, 10) : undefined;
}
