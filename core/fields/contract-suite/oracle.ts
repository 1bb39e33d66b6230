import type { OperatorName } from '#core/contract/field-type.ts';
import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { fold } from '#core/fields/reading/fold.ts';

/** What an operator should answer for one record, without SQL. `operand` is what a caller would send. */
export function expected(operator: OperatorName, value: unknown, operand: unknown, samples: FieldSamples): boolean {
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (operator === 'empty') return isEmpty;
  if (operator === 'notEmpty') return !isEmpty;
  if (operator === 'ne') return !expected('eq', value, operand, samples);
  if (operator === 'nin') return !expected('in', value, operand, samples);
  if (isEmpty) return false;
  const own = samples.oracle?.[operator] as ((value: unknown, operand: unknown) => boolean) | undefined;
  return own ? own(value, operand) : usual(operator, value, operand, samples);
}

function usual(operator: OperatorName, value: unknown, operand: unknown, samples: FieldSamples): boolean {
  const compare = samples.compare?.bind(samples) ?? plainCompare;
  if (operator === 'in') return (operand as unknown[]).some((one) => expected('eq', value, one, samples));
  if (operator === 'contains') return fold(String(value)).includes(fold(String(operand)));
  if (operator === 'startsWith') return fold(String(value)).startsWith(fold(String(operand)));
  if (operator === 'between') return compare(value, (operand as unknown[])[0]) >= 0 && compare(value, (operand as unknown[])[1]) <= 0;
  const order = compare(value, operand);
  const meaning: Partial<Record<OperatorName, boolean>> = {
    eq: order === 0,
    lt: order < 0,
    lte: order <= 0,
    gt: order > 0,
    gte: order >= 0,
  };
  const answer = meaning[operator];
  if (answer === undefined) throw new Error(`no oracle for ${operator}`);
  return answer;
}

function plainCompare(value: unknown, operand: unknown): number {
  return (value as string) < (operand as string) ? -1 : (value as string) > (operand as string) ? 1 : 0;
}
