import type { FieldType } from '#core/contract/field-type.ts';
import { text } from '#core/fields/text/text.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const usual = '{seq:6}';

function patternOf(field: FieldDefinition): { pattern: string; scope: 'none' | 'year' | 'month' } {
  return { pattern: usual, scope: 'none', ...field['x-autonumber'] };
}

/** A number that the engine gives out, such as "L-2026-000123". Gaps are possible, doubles are not. */
export const autonumber: FieldType<string> = {
  ...text,
  name: 'autonumber',
  keywords: {
    type: 'object',
    required: ['x-autonumber'],
    properties: {
      'x-autonumber': {
        type: 'object',
        required: ['pattern'],
        additionalProperties: false,
        properties: {
          pattern: {
            type: 'string',
            maxLength: 60,
            pattern: '^(?:[^{}]|\\{(?:YYYY|YY|MM)\\})*\\{seq(?::(?:[1-9]|1[0-2]))?\\}(?:[^{}]|\\{(?:YYYY|YY|MM)\\})*$',
          },
          scope: { enum: ['none', 'year', 'month'] },
        },
      },
    },
  },
  schema: () => ({ type: 'string', maxLength: 100 }),
  counter: (field, now) => {
    const { pattern, scope } = patternOf(field);
    const [year, month] = now.toISOString().split('-') as [string, string];
    return {
      scope: scope === 'none' ? '' : scope === 'year' ? year : `${year}-${month}`,
      write: (n) =>
        pattern
          .replaceAll('{YYYY}', year)
          .replaceAll('{YY}', year.slice(-2))
          .replaceAll('{MM}', month)
          .replace(/\{seq(?::(\d+))?\}/, (_, width) => String(n).padStart(Number(width ?? 1), '0')),
    };
  },
  // Every number has a figure: a question without one is not about it.
  search: { words: (typed) => (/\d/.test(typed) ? undefined : []) },
  readOnly: true,
};
