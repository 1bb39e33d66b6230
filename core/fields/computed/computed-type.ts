import type { FieldType } from '#core/contract/field-type.ts';

/** As long as it is not known what comes out. */
const anything = { type: ['string', 'number', 'boolean', 'object', 'array'] } as const;

/** What definitions may name: the registry puts the type of what comes out in its place, and nothing is ever stored. */
export function computedType(name: string, keyword: 'x-formula' | 'x-lookup' | 'x-rollup'): FieldType {
  return {
    name,
    computed: true,
    readOnly: true,
    keywords: {
      type: 'object',
      required: [keyword],
      // There is nothing to fill in, to guard or to index.
      properties: { [keyword]: { type: 'object' }, default: false, 'x-unique': { const: false }, 'x-search': false },
    },
    schema: () => anything,
    columns: () => [],
    operand: () => ({ reason: 'definition.computed' }),
    operators: {},
    print: (value) => String(value),
  };
}
