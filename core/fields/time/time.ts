import type { FieldType } from '#core/contract/field-type.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { readClock, withoutZeroSeconds } from '#core/fields/reading/read-clock.ts';

const clock = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$';
const pattern = new RegExp(clock);

/** A time of day, on any day and in any zone. Seconds are written only where there are some. */
export const time: FieldType<string> = {
  name: 'time',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', pattern: clock }),
  columns: () => [{ suffix: '', type: 'time(0)' }],
  load: ([stored]) => (typeof stored === 'string' ? withoutZeroSeconds(stored) : null),
  normalise: (value) => ({ value: withoutZeroSeconds(value) }),
  operand: (value) => (typeof value === 'string' && pattern.test(value) ? { value } : { reason: 'operand.time' }),
  operators: { ...comparison('time', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'time without time zone',
  group: (at) => column(at),
  parse: (cell) => readClock(cell),
  print: (value) => value,
};
