import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { longestDuration, readDuration, readIsoDuration } from '#core/fields/duration/read-duration.ts';
import { integer } from '#core/fields/integer/integer.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';

/** "PT2H30M" is welcome wherever seconds are. */
function canonical(value: number | string): Parsed<number> {
  const seconds = typeof value === 'string' ? readIsoDuration(value) : value + 0;
  if (seconds === undefined) return { reason: 'duration.format' };
  return seconds > longestDuration ? { reason: 'duration.size' } : { value: seconds };
}

/** "2h30", "45 min", "2h30min15s": every reader of durations understands it, and people do. */
function write(value: number): string {
  const [hours, minutes, seconds] = [Math.floor(value / 3600), Math.floor(value / 60) % 60, value % 60];
  if (seconds > 0) return [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}min` : '', `${seconds}s`].join('');
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours}h` : `${hours}h${String(minutes).padStart(2, '0')}`;
}

/** How long something takes, in whole seconds. */
export const duration: FieldType<number> = {
  name: 'duration',
  keywords: { type: 'object' },
  schema: () => ({
    anyOf: [
      { type: 'integer', minimum: 0, maximum: longestDuration },
      { type: 'string', maxLength: 40 },
    ],
  }),
  columns: () => [{ suffix: '', type: 'integer' }],
  load: ([stored]) => (stored === null || stored === undefined ? null : Number(stored)),
  normalise: canonical,
  operand: (value) => {
    const seconds = typeof value === 'string' ? readIsoDuration(value) : undefined;
    const operand =
      seconds === undefined ? integer.operand(value, { 'x-uid': 'operand', 'x-type': 'integer', 'x-label': {} }) : { value: seconds };
    return 'reason' in operand ? { reason: 'operand.duration' } : operand;
  },
  operators: { ...comparison('bigint', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'integer',
  group: (at) => column(at),
  ...(integer.measure && { measure: integer.measure }),
  parse: (cell, formats) => readDuration(cell, formats.decimal),
  print: write,
};
