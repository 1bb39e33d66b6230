import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { Phone } from '#core/fields/phone/phone.ts';

const digits = (text: string) => text.replaceAll(/\D/g, '');
const numbers = (value: Phone) => [digits(value.raw), digits(value.e164 ?? '')];
const lisbon: Phone = { raw: '21 345 67 89', e164: '+351213456789' };

export const samples: FieldSamples<Phone> = {
  valid: [
    { given: '912 345 678', value: { raw: '912 345 678', e164: '+351912345678' } },
    { given: { raw: '+55 11 91234-5678', e164: 'not taken' }, value: { raw: '+55 11 91234-5678', e164: '+5511912345678' } },
    { given: { raw: '00 351 213 456 789' }, value: { raw: '00 351 213 456 789', e164: '+351213456789' } },
    { given: '2104 (Ana)', value: { raw: '2104 (Ana)', e164: null } },
    { given: '21 345 67 89', value: lisbon },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: 'Ana', reason: 'phone.format' },
    { given: 912345678, reason: 'schema' },
    { given: { e164: '+351912345678' }, reason: 'schema' },
    { given: '9'.repeat(61), reason: 'schema' },
    { given: '912\u0000345678', reason: 'text.nul' },
  ],
  cells: [
    { cell: 'tel:+351912345678', value: { raw: '+351912345678', e164: '+351912345678' } },
    { cell: '(202) 456-1111', formats: { country: 'US' }, value: { raw: '(202) 456-1111', e164: '+12024561111' } },
    { cell: '-', reason: 'phone.format' },
  ],
  operands: ['912345678', '+351 912 345 678', '21 345', '2104', 'ana'],
  refused: [912345678, null],
  oracle: {
    eq: (value, operand: string) => numbers(value).some((number) => number !== '' && number === digits(operand)),
    contains: (value, operand: string) => matches(value, operand, (number, wanted) => number.includes(wanted)),
    startsWith: (value, operand: string) => matches(value, operand, (number, wanted) => number.startsWith(wanted)),
  },
};

function matches(value: Phone, operand: string, test: (number: string, wanted: string) => boolean): boolean {
  if (/[a-z]/i.test(operand)) return test(value.raw.toLowerCase(), operand);
  return numbers(value).some((number) => test(number, digits(operand)));
}
