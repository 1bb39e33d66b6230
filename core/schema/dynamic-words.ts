import type { FieldType } from '#core/contract/field-type.ts';

/** "$today-7d", "$month+1m" …: a moment that is worked out when it is needed. */
export const MOMENT = /^\$(now|today|week|month|quarter|year)(?:([+-]\d{1,4})([dwmqy]))?$/;

/** Whose id it stands for, by the entity it belongs to. */
export const PERSONAL: Readonly<Record<string, string>> = { $user: 'user', '$user.department': 'department', '$user.teams': 'team' };

const PER_YEAR: Readonly<Record<string, number>> = { d: 365, w: 52, m: 12, q: 4, y: 1 };
/** So that every result is a day of the years 1 to 9999, for as long as anybody uses this. */
const MOST_YEARS = 1_000;

export function isMoment(text: string): boolean {
  const [match, , amount = '0', unit = 'd'] = MOMENT.exec(text) ?? [];
  return match !== undefined && Math.abs(Number(amount)) / (PER_YEAR[unit] as number) <= MOST_YEARS;
}

/** Values of this type may be moments. */
export function takesMoments(type: FieldType): boolean {
  return type.orderType === 'timestamptz' || type.orderType === 'date';
}

/** A text that means more than it says, where the field has a use for such texts. */
export function isDynamic(value: unknown, type: FieldType): value is string {
  return typeof value === 'string' && value.startsWith('$') && (type.target !== undefined || takesMoments(type));
}
